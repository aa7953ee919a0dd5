/** The month of now in Beijing, as `2017-03`. */
export const thisMonth = (): string =>
  new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);

type Props = { month: string; change(month: string): void };

/** The browser's own field: it knows every keyboard and speaks. */
export function MonthField({ month, change }: Props) {
  return (
    <label>
      月份{' '}
      <input
        type="month"
        value={month}
        onChange={(event) => {
          if (/^20\d\d-\d\d$/.test(event.target.value)) change(event.target.value);
        }}
      />
    </label>
  );
}
