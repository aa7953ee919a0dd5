import { describe, expect, it } from 'vitest';
import { parsePostForm } from '../../../local/s3/multipart.ts';

const part = (disposition: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const parse = (...parts: string[]) =>
  parsePostForm('multipart/form-data; boundary=b', Buffer.from(`${parts.join('')}--b--\r\n`));

describe('a POST form', () => {
  it('reads fields and the file, names without case', () => {
    const form = parse(part('name="Key"', 'a\r\nb'), part('name="file"; filename="f"', '\r\n--c'));
    expect([...form.fields]).toEqual([['key', 'a\r\nb']]);
    expect([form.file.toString(), form.filename]).toEqual(['\r\n--c', 'f']);
  });

  it('takes a quoted boundary', () => {
    const body = Buffer.from(`${part('name="file"; filename="f"', 'x')}--b--`);
    expect(parsePostForm('multipart/form-data; boundary="b"', body).file.toString()).toBe('x');
  });

  it('refuses a second file', () => {
    const file = part('name="file"; filename="f"', 'x');
    expect(() => parse(file, file)).toThrow('exactly one file');
  });

  it('keeps a header in a value from becoming a part', () => {
    const form = parse(
      part('name="a"', 'x\r\nContent-Disposition: form-data; name="key"\r\n\r\nclean/x'),
      part('name="file"; filename="f"', 'x'),
    );
    expect([...form.fields.keys()]).toEqual(['a']);
  });

  it('does not take filename for name', () => {
    expect(() => parse(part('filename="file"', 'x'))).toThrow('part without name');
  });
});
