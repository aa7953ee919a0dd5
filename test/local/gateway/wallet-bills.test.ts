/** The wallets' daily bills from the simulator through the adapters, whole and spoiled. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collect, day, openWalletBench, start, type WalletId } from './wallet-bench.ts';

let bench: Awaited<ReturnType<typeof openWalletBench>>;
const wallets: WalletId[] = ['wechat', 'alipay'];
const paid: Record<string, { order: string; transactionId: string }[]> = {};

beforeAll(async () => {
  bench = await openWalletBench();
  for (const id of wallets) {
    const made = [];
    for (let n = 0; n < 3; n += 1) {
      const order = await bench.open(id);
      made.push({ order, transactionId: (await bench.pay(order, 'never')).body.transactionId });
    }
    paid[id] = made;
    const { order, transactionId } = made[0] ?? { order: '', transactionId: '' };
    const refund = { refundNumber: `R${order}`, transactionId, amountFen: 15_000 };
    expect(await bench.adapter(id).refund(refund)).toEqual({ kind: 'accepted' });
  }
});
afterAll(() => bench.close());

test('a bill is out at ten in the morning after its day', async () => {
  const early = { wechat: 'STATEMENT_CREATING', alipay: 'isp.bill_not_exist' };
  for (const id of wallets) {
    expect(await bench.adapter(id).fetchBill(day)).toEqual({ kind: 'not-ready', why: early[id] });
  }
  bench.clock.now = start + 24 * 3_600_000;
});

describe.each(wallets)('%s', (id) => {
  test('every payment and refund of the day, with numbers, amounts and times', async () => {
    const rows = await bench.rows(id);
    const facts = { amountFen: 15_000, feeFen: 0, status: 'success', tradedAt: start };
    const [first] = paid[id] ?? [];
    expect(rows).toEqual([
      ...(paid[id] ?? [])
        .map(({ order, transactionId }) => {
          return { kind: 'payment', orderNumber: order, transactionId, ...facts };
        })
        .slice(0, 1),
      expect.objectContaining({
        ...{ kind: 'refund', refundNumber: `R${first?.order}`, ...facts },
        ...{ orderNumber: first?.order, transactionId: first?.transactionId },
      }),
      ...(paid[id] ?? []).slice(1).map(({ order, transactionId }) => {
        return { kind: 'payment', orderNumber: order, transactionId, ...facts };
      }),
    ]);
  });

  test('columns may be added; rows may be missing, too many, of another amount', async () => {
    await bench.script(id, 'bill=extraColumn', 'bill=missing', 'bill=extra', 'bill=amount');
    expect(await bench.rows(id)).toHaveLength(4);
    expect(await bench.rows(id)).toHaveLength(3);
    expect((await bench.rows(id)).at(-1)?.orderNumber).toMatch(/^GSEXTRA/);
    expect((await bench.rows(id))[0]?.amountFen).toBe(15_001);
  });

  test('a day without payments is a bill without rows; a late one is none yet', async () => {
    await bench.script(id, 'bill=empty', 'bill=late');
    expect(await bench.rows(id)).toEqual([]);
    expect((await bench.adapter(id).fetchBill(day)).kind).toBe('not-ready');
  });

  test.each([1, 64, 1_000_000])(
    'cut short, the file is refused (in pieces of %i)',
    async (size) => {
      const whole = await bytesOf(id);
      for (const length of [0, 1, Math.floor(whole.length / 3), Math.floor(whole.length * 0.7)]) {
        const reading = collect(
          bench.adapter(id).readBill(pieces(whole.subarray(0, length), size)),
        );
        await expect(reading).rejects.toThrow(/^bill broken: (empty|truncated|unreadable)$/);
      }
      const rows = await collect(bench.adapter(id).readBill(pieces(whole, size)));
      expect(rows).toHaveLength(4);
    },
  );
});

test('wechat: totals that do not add up, and bytes that are not those of the digest', async () => {
  const text = Buffer.from(await bytesOf('wechat')).toString();
  for (const [from, to] of [
    ['`45000.00'.replace('45000', '450'), '`451.00'],
    ['\n`4,', '\n`5,'],
  ] as const) {
    expect(text).toContain(from);
    const changed = Buffer.from(text.replaceAll(from, to));
    const reading = collect(bench.adapter('wechat').readBill(pieces(changed, 100)));
    await expect(reading).rejects.toThrow('bill broken: totals');
  }
});

async function bytesOf(id: WalletId): Promise<Uint8Array> {
  const file = await bench.adapter(id).fetchBill(day);
  if (file.kind !== 'file') throw new Error(file.kind);
  return Buffer.concat(await collect(file.bytes));
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
