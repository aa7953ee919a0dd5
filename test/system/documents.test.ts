import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client, staffClient } from '../../scripts/journey/client.ts';
import { drawBust } from '../../scripts/journey/photo.ts';
import { upload } from '../../scripts/journey/run.ts';
import { idOf, type Saved, saved } from './support/applicant.ts';
import { askWaiver, latin, pdf, sendPaper, signPaper } from './support/papers.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const documents = '/api/application/documents';
const MAX = 2_097_152;

const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const html = latin('<!doctype html><script>alert(1)</script>');
const zip = latin('PK\x03\x04\x14\x00');
const png = latin('\x89PNG\r\n\x1a\n');
const padded = (size: number) => {
  const file = pdf();
  const filling = new Uint8Array(size - file.length).fill(0x20);
  return join(file.subarray(0, 9), filling, file.subarray(9));
};

describe('what is no JPG and no PDF is refused by its content', () => {
  let person: Saved;
  beforeAll(async () => {
    person = await saved(platform.endpoints);
  });
  const jpeg = drawBust();
  test.each([
    ['a PNG named as JPG', png, 'image/jpeg'],
    ['a page before a JPG', join(html, jpeg), 'image/jpeg'],
    ['a page before a PDF', join(html, pdf()), 'application/pdf'],
    ['an archive before a PDF', join(zip, pdf()), 'application/pdf'],
    ['a page after a JPG', join(jpeg, html), 'image/jpeg'],
    ['an archive after a PDF', join(pdf(), zip), 'application/pdf'],
    ['a page alone', html, 'application/pdf'],
    ['a JPG cut short', jpeg.subarray(0, 2000), 'image/jpeg'],
    ['a PDF cut short', pdf().subarray(0, 40), 'application/pdf'],
    ['a JPG declared as PDF', jpeg, 'application/pdf'],
    ['a PDF declared as JPG', pdf(), 'image/jpeg'],
  ])('%s', async (_name, bytes, contentType) => {
    const answer = await askWaiver(person, [await sendPaper(person, bytes, { contentType })]);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ pointer: '/documents/0', code: 'document-type' }),
    ]);
    expect((await person.client.call('GET', '/api/application')).body.waiver).toBeUndefined();
  });
});

describe('the form takes what was signed and nothing else', () => {
  test('2 MB, not a byte more, not nothing, no other type or purpose or key', async () => {
    const person = await saved(platform.endpoints);
    const { body } = await signPaper(person);
    const other = (changes: Record<string, string>) => ({
      url: body.url,
      fields: { ...body.fields, ...changes },
    });
    expect((await upload(body, padded(MAX + 1))).status).toBe(400);
    expect((await upload(body, new Uint8Array())).status).toBe(400);
    for (const changes of [
      { 'Content-Type': 'text/html' },
      { 'x-amz-meta-purpose': 'appeal' },
      { key: `${body.fields.key}x` },
      { key: body.fields.key.replace('/incoming/', '/kept/') },
      { acl: 'public-read' },
    ]) {
      expect((await upload(other(changes), pdf())).status).toBe(403);
    }
    expect((await upload(body, padded(MAX))).status).toBe(204);
    expect((await askWaiver(person, [body.uploadId])).body.waiver.documents).toBe(1);
  });

  test.each([
    { purpose: 'photo', contentType: 'image/jpeg' },
    { purpose: 'waiver', contentType: 'text/html' },
    { purpose: 'waiver', contentType: 'image/png' },
    { purpose: 'waiver' },
    {},
  ])('%j is not signed', async (body) => {
    const { client } = await saved(platform.endpoints);
    expect((await client.call('POST', '/api/application/document-uploads', body)).status).toBe(422);
  });

  test('twenty a day', async () => {
    const person = await saved(platform.endpoints);
    for (let n = 0; n < 20; n += 1) expect((await signPaper(person)).status).toBe(201);
    const over = await signPaper(person);
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '3600']);
  });

  test('not without a session, not for who has left', async () => {
    const anyone = new Client(platform.endpoints.api);
    const body = { purpose: 'waiver', contentType: 'application/pdf' };
    const path = '/api/application/document-uploads';
    expect((await anyone.call('POST', path, body)).status).toBe(401);
    const person = await saved(platform.endpoints);
    await person.client.call('POST', '/api/application/withdrawal', { version: 1 });
    expect((await signPaper(person)).body.code).toBe('withdrawn');
  });
});

describe('a request names papers of its own applicant', () => {
  test.each([
    ['none', []],
    ['six', Array.from({ length: 6 }, (_, n) => String(n).repeat(26))],
    ['one twice', ['a'.repeat(26), 'a'.repeat(26)]],
    ['a path', ['../../../documents/aaaaaaa']],
    ['no text', [1]],
  ])('%s: refused by shape', async (_name, list) => {
    const person = await saved(platform.endpoints);
    expect((await askWaiver(person, list as string[])).status).toBe(422);
  });

  test('one never sent, another applicant’s, and one sent for something else are missing', async () => {
    const person = await saved(platform.endpoints);
    const other = await saved(platform.endpoints);
    const uploads = [
      (await signPaper(person)).body.uploadId,
      await sendPaper(other),
      await sendPaper(person, pdf(), { purpose: 'appeal' }),
    ];
    const answer = await askWaiver(person, uploads);
    expect(answer.body.errors.map(({ pointer, code }: any) => `${pointer} ${code}`)).toEqual(
      uploads.map((_, index) => `/documents/${index} document-missing`),
    );
  });

  test('a kind that the exam does not know, an old version, a second request: refused', async () => {
    const person = await saved(platform.endpoints);
    const paper = await sendPaper(person);
    expect((await askWaiver(person, [paper], { kind: 'rich' })).body.code).toBe(
      'unknown-waiver-kind',
    );
    expect((await askWaiver(person, [paper], { version: 99 })).body.code).toBe('version-conflict');
    expect((await askWaiver(person, [paper])).status).toBe(200);
    const second = await askWaiver(person, [await sendPaper(person)]);
    expect([second.status, second.body.code]).toEqual([409, 'waiver-requested']);
  });

  test('the same request again is answered as before, with one version', async () => {
    const person = await saved(platform.endpoints);
    const papers = [await sendPaper(person), await sendPaper(person, drawBust(), jpg)];
    const first = await askWaiver(person, papers, { version: 1 });
    const again = await askWaiver(person, papers, { version: 1 });
    expect([first.status, again.status, again.body.version]).toEqual([200, 200, 2]);
    expect(again.body.waiver).toEqual(first.body.waiver);
    const atOnce = await saved(platform.endpoints);
    const paper = await sendPaper(atOnce);
    const both = await Promise.all([1, 2, 3].map(() => askWaiver(atOnce, [paper], { version: 1 })));
    expect(both.map(({ status, body }) => [status, body.version])).toEqual(Array(3).fill([200, 2]));
  });
});

const jpg = { contentType: 'image/jpeg' };

describe('a kept paper', () => {
  let person: Saved;
  let documentId: string;
  const paper = pdf();
  beforeAll(async () => {
    person = await saved(platform.endpoints);
    const uploadId = await sendPaper(person, paper);
    documentId = (await askWaiver(person, [uploadId])).body.waiver.documentIds[0];
  });

  test('is named by its content and opens as a file to keep', async () => {
    expect(documentId).toBe(`${createHash('sha256').update(paper).digest('hex')}.pdf`);
    const { status, body } = await person.client.call('GET', `${documents}/${documentId}`);
    expect([status, body.contentType]).toEqual([200, 'application/pdf']);
    const read = await fetch(body.url);
    expect(read.headers.get('content-type')).toBe('application/pdf');
    expect(read.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(new Uint8Array(await read.arrayBuffer())).toEqual(paper);
  });

  test('has an address that takes no other type, key or disposition', async () => {
    const { url } = (await person.client.call('GET', `${documents}/${documentId}`)).body;
    const altered = (change: (address: URL) => void) => {
      const address = new URL(url);
      change(address);
      return fetch(address);
    };
    for (const change of [
      (a: URL) => a.searchParams.set('response-content-type', 'text/html'),
      (a: URL) => a.searchParams.delete('response-content-disposition'),
      (a: URL) => {
        a.pathname = a.pathname.replace(/.$/, 'x');
      },
      (a: URL) => {
        a.search = '';
      },
    ]) {
      expect((await altered(change)).status).toBe(403);
    }
  });

  test('is not there for another applicant, a stranger, or under a name that nothing has', async () => {
    const other = await saved(platform.endpoints);
    expect((await other.client.call('GET', `${documents}/${documentId}`)).status).toBe(404);
    const anyone = new Client(platform.endpoints.api);
    expect((await anyone.call('GET', `${documents}/${documentId}`)).status).toBe(401);
    const names = [
      '0'.repeat(64),
      `${'0'.repeat(64)}.pdf`,
      documentId.replace('.pdf', '.jpg'),
      'x',
    ];
    for (const name of names) {
      expect((await person.client.call('GET', `${documents}/${name}`)).status).toBe(404);
    }
  });

  test('is there for the office that owns the position, and for no other', async () => {
    const { endpoints } = platform;
    const path = `/api/review/applications/${await idOf(endpoints, person)}/documents/${documentId}`;
    const by = async (username: string) =>
      (await staffClient(endpoints, username)).call('GET', path);
    const read = await by('reviewer');
    expect((await fetch(read.body.url)).headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await by('reviewer-b')).status).toBe(404);
    expect((await by('photo-reviewer')).status).toBe(403);
    expect((await by('finance')).status).toBe(200);
    expect((await new Client(endpoints.api).call('GET', path)).status).toBe(401);
    const other = await saved(endpoints);
    const elsewhere = path.replace(
      /applications\/\w+/,
      `applications/${await idOf(endpoints, other)}`,
    );
    const reviewer = await staffClient(endpoints, 'reviewer');
    expect((await reviewer.call('GET', elsewhere)).status).toBe(404);
  });

  test('stays what it was when its upload is written again', async () => {
    const one = await saved(platform.endpoints);
    const signed = (await signPaper(one)).body;
    await upload(signed, paper);
    const kept = (await askWaiver(one, [signed.uploadId])).body.waiver.documentIds[0];
    await upload(signed, html);
    const { url } = (await one.client.call('GET', `${documents}/${kept}`)).body;
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(paper);
  });
});
