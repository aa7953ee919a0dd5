/** The decoders that the verdict's time is compared with, each from a file's bytes to its pixels. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import decodeJsquash, { init } from '@jsquash/jpeg/decode.js';
import turbo from '@julusian/jpeg-turbo';
import jpegJs from 'jpeg-js';
import sharp from 'sharp';
import { judgePhoto } from '#domain/photo/judge.ts';
import { defaultRule } from '../../photo/rule.ts';

type Decode = (file: Buffer) => unknown;

/** The library of types for Node has the namespace only. */
type WithWasm = { WebAssembly: { compile(bytes: Uint8Array): Promise<object> } };

/** The browser's class, which jsquash fills in. */
class Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

async function jsquash(): Promise<Decode> {
  Object.assign(globalThis, { ImageData: Pixels });
  const wasm = import.meta.resolve('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm');
  const { WebAssembly: engine } = globalThis as unknown as WithWasm;
  await init((await engine.compile(await readFile(fileURLToPath(wasm)))) as never);
  return (file) => decodeJsquash(Uint8Array.from(file).buffer);
}

/** All of them by name; `verdict` is ours. */
export async function decoders(): Promise<Record<string, Decode>> {
  return {
    verdict: (file) => judgePhoto(file, defaultRule),
    'libjpeg-turbo': (file) => turbo.decompressSync(file, { format: turbo.FORMAT_RGB }),
    sharp: (file) => sharp(file).raw().toBuffer(),
    jsquash: await jsquash(),
    'jpeg-js': (file) => jpegJs.decode(file, { useTArray: true }),
  };
}
