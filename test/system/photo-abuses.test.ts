import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { drawBust } from '../../scripts/journey/photo.ts';
import { decide, idOf, payable, photograph, type Saved, saved } from './support/applicant.ts';
import { type Signed, send } from './support/forged-upload.ts';
import { contents, keys, type Scene } from './support/photo-abuses.ts';
import { forms, places, signatures } from './support/photo-forgeries.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
let person: Saved;
let scene: Scene;

/** The platform keeps each bucket in a folder of its name. */
function bucketOf(word: string): string {
  const names = readdirSync(join(platform.home, 's3'));
  return names.find((name) => name.includes(word)) ?? `no bucket of ${names}`;
}

async function sign({ client }: Saved): Promise<Signed> {
  return (await client.call('POST', '/api/application/photo-uploads', {})).body;
}

beforeAll(async () => {
  person = await saved(platform.endpoints);
  await decide(platform.endpoints, person, 'approve');
  const other = await payable(platform.endpoints);
  const approved = await other.client.call('GET', '/api/application');
  const third = await saved(platform.endpoints);
  await decide(platform.endpoints, third, 'approve');
  scene = {
    mine: await sign(person),
    theirs: await sign(third),
    dataBucket: bucketOf('data'),
    sha256: approved.body.photo.sha256,
  };
});

test.each([...contents, ...keys, ...signatures, ...forms, ...places])(
  '%s: %d %s',
  async (_, status, code, abuse) => {
    expect(await abuse(scene)).toEqual({ status, code });
  },
);

test('after all of them nothing has changed, and the honest form still works', async () => {
  const { body } = await person.client.call('GET', '/api/application');
  expect(body.photo.status).toBe('none');
  expect(await send(scene.mine)).toEqual({ status: 204, code: '' });
});
