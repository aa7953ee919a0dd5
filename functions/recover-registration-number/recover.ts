/**
 * A lost 报名序号. Nothing is looked up here: the same limits and one put, whoever is asked about.
 * Limits tell nothing either: those of 429 count addresses and everybody, and the one of the
 * person counts the very facts that were sent, so that wrong guesses lock nobody out.
 */
import { randomUUID } from 'node:crypto';
import type { Store } from '#adapters/dynamodb/types.ts';
import { networkOf } from '#adapters/http/address.ts';
import type { Lookups } from '#adapters/keys/lookups.ts';
import type { Instant } from '#domain/application/state.ts';
import { normaliseName } from '#domain/identity/name.ts';

type Facts = { examId: string; name: string; idNumber: string; phone: string };
type World = { store: Store; keys: Lookups; now: Instant };
type Limit = { name: string; everyMs: number; limit: number };

/** Ten a second over all; a whole village behind one address; three an hour for one person. */
export const limits = {
  all: { name: 'all', everyMs: 10_000, limit: 100 },
  address: { name: 'address', everyMs: 600_000, limit: 60 },
  person: { name: 'person', everyMs: 3_600_000, limit: 3 },
} as const satisfies Record<string, Limit>;

export async function recover({ store, keys, now }: World, facts: Facts, address: string) {
  const id = randomUUID();
  const { examId } = facts;
  const asker = {
    idHmac: keys.idNumberHmac(examId, facts.idNumber.trim().toUpperCase()),
    nameHmac: keys.nameHmac(examId, normaliseName(facts.name)),
    phoneHmac: keys.phoneHmac(examId, normalisePhone(facts.phone)),
  };
  const within = ({ name, ...rule }: Limit, ...of: string[]) => {
    const bucket = keys.limitHmac('recover', name, ...of);
    return store.noteUse({ bucket, id, now, ...rule });
  };
  for (const each of [within(limits.address, networkOf(address)), within(limits.all)]) {
    if (!(await each)) return tooMany;
  }
  const { idHmac, nameHmac, phoneHmac } = asker;
  if (await within(limits.person, examId, idHmac, nameHmac, phoneHmac)) {
    await store.putNumberRequest({
      id,
      examId,
      asker,
      status: 'queued',
      createdAt: now,
      tries: 0,
      nextAt: now,
      template: 'new-number',
    });
  }
  return { status: 202 };
}

const tooMany = {
  refusal: { code: 'too-many-requests' as const },
  headers: { 'retry-after': '60' },
};

/** As people write a mobile number: spaces, hyphens, full width, +86. */
function normalisePhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u2010-\u2015-]/gu, '')
    .replace(/^(\+|00)86/, '');
}
