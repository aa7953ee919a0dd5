import { S3Error } from './errors.ts';

/** A POST form: fields before the file (lower-case names), and the file. */
export type PostForm = {
  fields: Map<string, string>;
  file: Buffer;
  filename: string;
};

/** S3's limit on everything before the file, in bytes. */
const MAX_FIELDS = 20_480;

const malformed = (why: string) =>
  new S3Error(
    400,
    'MalformedPOSTRequest',
    `The body of your POST request is not well-formed multipart/form-data. (${why})`,
  );

function boundaryOf(contentType: string): string {
  const match = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType,
  );
  const boundary = match?.[1] ?? match?.[2];
  if (boundary) return boundary;
  throw new S3Error(
    412,
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    { Condition: 'Bucket POST must be of the enclosure-type multipart/form-data' },
  );
}

type Part = { name: string; filename: string | undefined; content: Buffer };

function parsePart(bytes: Buffer): Part {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) throw malformed('part without header');
  const header = bytes.toString('utf8', 0, end);
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(header)?.[1] ?? '';
  const name = /(?:^|;)\s*name="([^"\r\n]*)"/i.exec(disposition)?.[1];
  if (!name) throw malformed('part without name');
  return {
    name: name.toLowerCase(),
    filename: /;\s*filename="([^"\r\n]*)"/i.exec(disposition)?.[1],
    content: bytes.subarray(end + 4),
  };
}

function splitParts(body: Buffer, boundary: string): Buffer[] {
  const opening = Buffer.from(`--${boundary}\r\n`);
  if (!body.subarray(0, opening.length).equals(opening)) throw malformed('no opening boundary');
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts: Buffer[] = [];
  let from = opening.length;
  for (;;) {
    const at = body.indexOf(delimiter, from);
    if (at < 0) throw malformed('no closing boundary');
    parts.push(body.subarray(from, at));
    const after = body.toString('latin1', at + delimiter.length, at + delimiter.length + 2);
    if (after === '--') return parts;
    if (after !== '\r\n') throw malformed('bad boundary');
    from = at + delimiter.length + 2;
  }
}

/**
 * Reads a browser's form. What comes after the file is ignored, as S3 does, but a second file and a
 * repeated field are refused: two readers could otherwise take different values.
 */
export function parsePostForm(contentType: string, body: Buffer): PostForm {
  const fields = new Map<string, string>();
  let upload: Part | undefined;
  let size = 0;
  for (const bytes of splitParts(body, boundaryOf(contentType))) {
    const part = parsePart(bytes);
    if (part.name === 'file') {
      if (upload) throw wrongNumberOfFiles();
      upload = part;
    } else if (!upload) {
      size += bytes.length;
      if (size > MAX_FIELDS) throw fieldsTooLarge();
      if (fields.has(part.name)) throw malformed(`field ${part.name} is repeated`);
      fields.set(part.name, part.content.toString('utf8'));
    }
  }
  if (!upload) throw wrongNumberOfFiles();
  // Browsers of old sent whole paths; S3 keeps the last segment.
  const filename = (upload.filename ?? '').split(/[\\/]/).at(-1) ?? '';
  return { fields, file: upload.content, filename };
}

const wrongNumberOfFiles = () =>
  new S3Error(
    400,
    'IncorrectNumberOfFilesInPostRequest',
    'POST requires exactly one file upload per request.',
  );

const fieldsTooLarge = () =>
  new S3Error(
    400,
    'MaxPostPreDataLengthExceededError',
    'Your POST request fields preceding the upload file were too large.',
    { MaxPostPreDataLengthBytes: MAX_FIELDS },
  );
