import type { InvalidCode } from './sentences.ts';

/** Why a file is not an acceptable JPEG. Thrown inside this folder only; judgePhoto answers it. */
export class PhotoProblem extends Error {
  readonly code: InvalidCode;

  constructor(code: InvalidCode) {
    super(code);
    this.name = 'PhotoProblem';
    this.code = code;
  }
}

/** Stops the parse. @throws PhotoProblem always. */
export function fail(code: InvalidCode): never {
  throw new PhotoProblem(code);
}
