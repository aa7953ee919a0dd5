import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { documentType } from '#domain/document/kind.ts';
import { drawBust } from '../../scripts/journey/photo.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const jpeg = new Uint8Array(drawBust());
const body = '1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n';
const pdf = bytes(`%PDF-1.4\n${body}%%EOF\n`);
const html = bytes('<!doctype html><script>alert(1)</script>');
const zip = bytes('PK\x03\x04\x14\x00');

describe('a document is, by its content,', () => {
  it('a JPEG or a PDF', () => {
    expect(documentType(jpeg)).toBe('image/jpeg');
    expect(documentType(pdf)).toBe('application/pdf');
    expect(documentType(bytes(`%PDF-2.0\r\n${body}%%EOF`))).toBe('application/pdf');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['two bytes of a JPEG', jpeg.subarray(0, 2)],
    ['a PNG', bytes('\x89PNG\r\n\x1a\n')],
    ['a page', html],
    ['an archive', zip],
    ['a page before a JPEG', join(html, jpeg)],
    ['a page before a PDF', join(html, pdf)],
    ['an archive before a PDF', join(zip, pdf)],
    ['a blank before a PDF', join(bytes('\n'), pdf)],
    ['a page after a JPEG', join(jpeg, html)],
    ['an archive after a JPEG', join(jpeg, zip, bytes('\xff\xd9'))],
    ['a page after a PDF', join(pdf, html)],
    ['an archive after a PDF', join(pdf, zip)],
    ['a JPEG without its end', jpeg.subarray(0, jpeg.length - 2)],
    ['a JPEG cut in its tables', jpeg.subarray(0, 100)],
    ['a JPEG without a picture', bytes('\xff\xd8\xff\xd9')],
    ['only the ends of a JPEG', join(bytes('\xff\xd8'), html, bytes('\xff\xd9'))],
    ['a PDF without its end', bytes(`%PDF-1.4\n${body}`)],
    ['a PDF of no version', bytes(`%PDF-x\n${body}%%EOF`)],
    ['a PDF without its table', bytes('%PDF-1.4\n<html>%%EOF')],
  ])('not %s', (_name, content) => {
    expect(documentType(content)).toBeUndefined();
  });

  it('told of any bytes at all, without a fault', () => {
    for (let cut = 0; cut < jpeg.length; cut += 97) {
      expect(documentType(jpeg.subarray(0, cut))).toBeUndefined();
      const flipped = jpeg.slice();
      flipped[cut] = (flipped[cut] ?? 0) ^ 0xff;
      documentType(flipped);
    }
  });
});
