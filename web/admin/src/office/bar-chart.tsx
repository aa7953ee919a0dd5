type Props = { name: string; series: string[]; bars: { label: string; values: number[] }[] };

const LINE = 14;
const GAP = 8;
const LEFT = 130;
const WIDTH = 560;
const fills = ['#0b4f9e', '#c25700'];

/** Horizontal bars: long names stay readable. A picture by name; its numbers are in the table. */
export function BarChart({ name, series, bars }: Props) {
  const most = Math.max(1, ...bars.flatMap(({ values }) => values));
  const step = series.length * LINE + GAP;
  const height = bars.length * step + 24;
  const widthOf = (value: number) => ((WIDTH - LEFT - 60) * value) / most;
  return (
    <figure className="panel chart">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={name}>
        {series.map((label, index) => (
          <g key={label}>
            <rect x={LEFT + index * 90} y={2} width={10} height={10} fill={fills[index]} />
            <text x={LEFT + index * 90 + 14} y={12}>
              {label}
            </text>
          </g>
        ))}
        {bars.map(({ label, values }, row) => (
          <g key={label}>
            <text x={LEFT - 6} y={24 + row * step + LINE} textAnchor="end">
              {label.length > 9 ? `${label.slice(0, 8)}…` : label}
            </text>
            {values.map((value, index) => {
              const y = 24 + row * step + index * LINE;
              const width = widthOf(value);
              return (
                <g key={series[index]}>
                  <rect x={LEFT} y={y} width={width} height={LINE - 2} fill={fills[index]} />
                  <text x={LEFT + width + 4} y={y + LINE - 3}>
                    {value}
                  </text>
                </g>
              );
            })}
          </g>
        ))}
      </svg>
      <figcaption>{name}</figcaption>
    </figure>
  );
}
