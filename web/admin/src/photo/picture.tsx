import type { QueueItem } from '../api.ts';

type Photo = NonNullable<QueueItem['photo']>;
type Props = { photo: Photo; url: string; name: string };

const percent = (part: number): string => `${part * 100}%`;

/** The picture with a box around what the machine means; the words stand below it. */
export function Picture({ photo: { reasons, advice }, url, name }: Props) {
  const boxes = [
    ...reasons.map((one) => ({ ...one, kind: 'failed' })),
    ...advice.map((one) => ({ ...one, kind: 'advised' })),
  ];
  return (
    <div className="picture">
      <img src={url} alt={`${name} 的照片`} loading="lazy" />
      {boxes.map(
        ({ code, kind, region }) =>
          region && (
            <span
              key={kind + code}
              className={kind}
              data-testid="region"
              style={{
                left: percent(region.x),
                top: percent(region.y),
                width: percent(region.width),
                height: percent(region.height),
              }}
            />
          ),
      )}
    </div>
  );
}
