import type { PageProps } from '../app.tsx';
import { useHash } from '../hash.ts';
import { ApplicationDesk } from './desk.tsx';

/** `#/application?id=`: one application, as links of other pages open it. */
export function ApplicationPage({ api, staff }: PageProps) {
  const id = useHash().filter.get('id');
  if (!id) return <p>请从队列或查询打开一件报名。</p>;
  return <ApplicationDesk key={id} api={api} id={id} staff={staff} />;
}
