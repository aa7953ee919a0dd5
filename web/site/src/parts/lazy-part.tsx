import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of a screen that few meet: its code comes when it is shown. */
export function LazyPart<Props extends object>({
  load,
  props,
}: {
  load: () => Promise<ComponentType<Props>>;
  props: Props;
}) {
  const [Found, setFound] = useState<ComponentType<Props>>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the part is shown
  useEffect(() => {
    load().then(
      (loaded) => setFound(() => loaded),
      () => {},
    );
  }, []);
  return Found ? <Found {...props} /> : null;
}
