import type { ReactNode } from 'react';

type Props = {
  /** What the table is, for who does not see it. */
  name: string;
  heads: string[];
  rows: { key: string; cells: ReactNode[] }[];
  empty: string;
};

/** A plain table that scrolls in its frame: quick with many rows, and screen readers know it. */
export function Table({ name, heads, rows, empty }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to take the focus
    <section className="panel list" aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={heads[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="said">{empty}</p>}
    </section>
  );
}
