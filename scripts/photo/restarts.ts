import { find, insert } from './bytes.ts';

const [DHT, SOF0, SOS, DRI] = [0xc4, 0xc0, 0xda, 0xdd];

/** A Huffman table both ways; a code's key is 1 and then its bits. */
type Table = { symbols: Map<number, number>; codes: Map<number, { code: number; length: number }> };

/** All tables before the scan, by class << 4 | id (T.81 B.2.4.2, codes by C.2). */
function tablesOf(file: Uint8Array, scan: number): Map<number, Table> {
  const tables = new Map<number, Table>();
  let at = 2;
  while (at < scan) {
    const end = at + 2 + (file[at + 2] ?? 0) * 256 + (file[at + 3] ?? 0);
    const isTable = file[at + 1] === DHT;
    at += 4;
    while (isTable && at < end) {
      const head = file[at++] as number;
      const table: Table = { symbols: new Map(), codes: new Map() };
      let symbol = at + 16;
      for (let length = 1, code = 0; length <= 16; length += 1, code <<= 1) {
        for (let left = file[at + length - 1] as number; left > 0; left -= 1, code += 1) {
          const value = file[symbol++] as number;
          table.symbols.set((1 << length) | code, value);
          table.codes.set(value, { code, length });
        }
      }
      tables.set(head, table);
      at = symbol;
    }
    at = end;
  }
  return tables;
}

/** Bits of entropy-coded data without the zeros that are stuffed after 0xff. */
function bitReader(file: Uint8Array, start: number) {
  let [at, left, byte] = [start, 0, 0];
  const bits = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i += 1) {
      if (left === 0) {
        byte = file[at++] as number;
        if (byte === 0xff) at += 1;
        left = 8;
      }
      left -= 1;
      value = (value << 1) | ((byte >> left) & 1);
    }
    return value;
  };
  const symbol = ({ symbols }: Table): number => {
    for (let key = 1; key < 1 << 16; ) {
      key = (key << 1) | bits(1);
      const found = symbols.get(key);
      if (found !== undefined) return found;
    }
    throw new Error('no such code');
  };
  return { bits, symbol };
}

function bitWriter() {
  const bytes: number[] = [];
  let [byte, used] = [0, 0];
  const bits = (value: number, count: number) => {
    for (let i = count - 1; i >= 0; i -= 1) {
      byte = (byte << 1) | ((value >> i) & 1);
      used += 1;
      if (used < 8) continue;
      bytes.push(byte);
      if (byte === 0xff) bytes.push(0);
      [byte, used] = [0, 0];
    }
  };
  const symbol = ({ codes }: Table, value: number) => {
    const found = codes.get(value);
    if (!found) throw new Error('the table lacks a code');
    bits(found.code, found.length);
  };
  const marker = (code: number) => {
    if (used > 0) bits(0xff, 8 - used);
    bytes.push(0xff, code);
  };
  return { bytes, bits, symbol, marker };
}

/** The blocks of an MCU: the component of each, and its tables by the frame and the scan header. */
function blocksOf(file: Uint8Array, frame: number, scan: number) {
  const tables = tablesOf(file, scan);
  const blocks: { component: number; dc: Table; ac: Table }[] = [];
  for (let component = 0; component < 3; component += 1) {
    const sampling = file[frame + 11 + component * 3] as number;
    const selectors = file[scan + 6 + component * 2] as number;
    const dc = tables.get(selectors >> 4) as Table;
    const ac = tables.get(16 | (selectors & 15)) as Table;
    const count = (sampling >> 4) * (sampling & 15);
    for (let i = 0; i < count; i += 1) blocks.push({ component, dc, ac });
  }
  return blocks;
}

/**
 * Puts restart markers (T.81 E.1.4) into a baseline file of one scan, which none of the encoders
 * at hand does. All codes are copied but the first DC difference of each component after a marker,
 * which counts from 0 again (F.1.1.5.1); so the tables have to be the usual complete ones.
 * @param interval MCUs between markers
 */
export function withRestarts(file: Uint8Array, interval: number): Uint8Array {
  const [frame, scan] = [find(file, SOF0), find(file, SOS)];
  const blocks = blocksOf(file, frame, scan);
  const samplings = [0, 1, 2].map((i) => file[frame + 11 + i * 3] as number);
  const sizeAt = (at: number) => (file[at] as number) * 256 + (file[at + 1] as number);
  const wide = Math.ceil(sizeAt(frame + 7) / (8 * Math.max(...samplings.map((one) => one >> 4))));
  const high = Math.ceil(sizeAt(frame + 5) / (8 * Math.max(...samplings.map((one) => one & 15))));
  const data = scan + 2 + sizeAt(scan + 2);
  const reader = bitReader(file, data);
  const writer = bitWriter();
  const values = [0, 0, 0];
  const predictions = [0, 0, 0];
  for (let mcu = 0; mcu < wide * high; mcu += 1) {
    if (mcu > 0 && mcu % interval === 0) {
      writer.marker(0xd0 + ((mcu / interval - 1) & 7));
      predictions.fill(0);
    }
    for (const { component, dc, ac } of blocks) {
      const size = reader.symbol(dc);
      const bits = reader.bits(size);
      const difference = size > 0 && bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
      const value = (values[component] as number) + difference;
      const again = value - (predictions[component] as number);
      const length = 32 - Math.clz32(Math.abs(again));
      writer.symbol(dc, length);
      writer.bits(again < 0 ? again - 1 : again, length);
      values[component] = predictions[component] = value;
      for (let k = 1; k < 64; k += 1) {
        const symbol = reader.symbol(ac);
        writer.symbol(ac, symbol);
        writer.bits(reader.bits(symbol & 15), symbol & 15);
        if (symbol === 0) break;
        k += symbol >> 4;
      }
    }
  }
  writer.marker(0xd9);
  const whole = Uint8Array.of(...file.subarray(0, data), ...writer.bytes);
  return insert(whole, scan, 0xff, DRI, 0, 4, interval >> 8, interval & 255);
}
