import { createHash } from 'node:crypto';
import type { Position } from '#domain/application/exam.ts';
import { indexPositions, inOrder, partsOf } from '#domain/position-index.ts';
import { inGroups } from '../in-groups.ts';
import { NEVER_CHANGES, putOpenData } from './data.ts';

const AT_ONCE = 20;

/**
 * Publishes an exam's whole position table as open data: `positions.json` for everybody, and for
 * the site's search `positions/index.json` with its parts, `positions/{edition}/{n}.json`. The
 * index comes after the parts it names.
 */
export async function publishPositions(examId: string, positions: Position[]): Promise<void> {
  const ordered = inOrder(positions);
  const all = JSON.stringify({ positions: ordered });
  const edition = createHash('sha256').update(all).digest('hex').slice(0, 16);
  const put = (name: string, body: string, cacheControl?: string) =>
    putOpenData(examId, name, body, 'application/json', cacheControl);
  for await (const group of inGroups(partsOf(ordered).entries(), AT_ONCE)) {
    await Promise.all(
      group.map(([n, part]) =>
        put(`positions/${edition}/${n}.json`, JSON.stringify({ positions: part }), NEVER_CHANGES),
      ),
    );
  }
  await put('positions/index.json', JSON.stringify(indexPositions(ordered, edition)));
  await put('positions.json', all);
}
