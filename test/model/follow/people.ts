import { changeApplication } from '#adapters/change.ts';
import type { Store } from '#adapters/dynamodb/types.ts';
import type { Command } from '#domain/application/commands.ts';
import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { templateOf } from '#domain/messages/texts.ts';
import { during, examOf } from '../../domain/support/builders.ts';
import { command } from '../../domain/support/commands.ts';
import { applicant } from '../../support/application.ts';
import type { Feed, Random } from './feed.ts';

export const exam = examOf();
const places = Array.from({ length: 12 }, (_, index) => ({
  positionCode: `P${index}`,
  departmentCode: `D${index % 4}`,
}));
const day = 86_400_000;

/** People who save, are reviewed, send photos, pay, edit, leave: the real rules on the real table. */
export class People {
  readonly #store: Store;
  readonly #random: Random;
  readonly #feeds: Feed[];
  readonly states: ApplicationState[] = [];
  /** Names of the messages that are due to them, as `application.version.event`. */
  readonly due = new Set<string>();
  transitions = 0;

  constructor(store: Store, random: Random, feeds: Feed[]) {
    this.#store = store;
    this.#random = random;
    this.#feeds = feeds;
  }

  async step(): Promise<void> {
    const isNew = this.states.length < 20 || this.#random.chance(0.12);
    await (isNew ? this.#save() : this.#change(this.#random.int(this.states.length)));
  }

  async #save(): Promise<void> {
    const applicationId = `app${String(this.states.length).padStart(6, '0')}`;
    const save = command('save', { applicationId, at: this.#at(), ...this.#place() });
    const decision = decide(undefined, save, { exam });
    if ('refusal' in decision) throw new Error(decision.refusal.code);
    const state = evolve(undefined, decision.events);
    const person = { name: applicant.name, idNumber: applicationId, bodyHash: 'body' };
    const registrationNumber = `R${applicationId}`;
    const creation = { ...person, state, events: decision.events, registrationNumber };
    const form = { ...applicant, idNumber: applicationId };
    await this.#store.createApplication({ ...creation, form });
    this.states.push(state);
    this.#note(state, decision.events);
  }

  async #change(index: number): Promise<void> {
    const state = this.states[index] as ApplicationState;
    const asked = this.#next(state);
    if (!asked) return;
    const outcome = await changeApplication(this.#store, state.applicationId, () => asked);
    if ('refusal' in outcome || outcome.events.length === 0) return;
    this.states[index] = outcome.state;
    this.#note(outcome.state, outcome.events);
  }

  /** What may happen next to this one; sometimes the rules refuse it. */
  #next({
    qualification,
    photo,
    payment,
    version,
    ...rest
  }: ApplicationState): Command | undefined {
    const at = this.#at();
    const pick = <T>(...from: T[]) => from[this.#random.int(from.length)] as T;
    if (this.#random.chance(0.03)) return command('withdraw', { at, version });
    if (this.#random.chance(0.03)) return command('extend', { at, closes: at + 30 * day });
    if (qualification.status === 'pending') {
      const decision = pick('approve', 'approve', 'approve', 'reject', 'return');
      return command('decide-qualification', { at, version, decision });
    }
    if (qualification.status !== 'approved') {
      return command('edit', { at, version, ...this.#place() });
    }
    if (photo.status === 'pending') {
      const { sha256 = '' } = photo;
      const decision = pick('approve', 'approve', 'reject');
      return command('decide-photo', { at, version, sha256, decision });
    }
    if (photo.status !== 'approved') {
      const number = String(version).padStart(8, '0');
      const verdict = pick('pass', 'pass', 'reject');
      const sha256 = `aa${number}`;
      return command('record-photo-verdict', {
        at,
        sequencer: number,
        uploadId: number,
        verdict,
        sha256,
      });
    }
    const orderNumber = payment.orderNumber ?? `O${rest.applicationId}`;
    if (payment.status !== 'due') return undefined;
    if (!payment.orderNumber) return command('open-order', { at, orderNumber });
    return command('settle', { at, orderNumber, transactionId: `T${orderNumber}`, paidAt: at });
  }

  #note(state: ApplicationState, events: { kind: string }[]): void {
    const { applicationId, version } = state;
    this.transitions += 1;
    for (const { kind } of events) {
      if (templateOf(kind)) this.due.add(`${applicationId}.${version}.${kind}`);
    }
    for (const feed of this.#feeds) feed.add(`APP#${applicationId}`, String(version));
  }

  #at(): number {
    return during + this.#random.int(4 * day);
  }

  #place() {
    return places[this.#random.int(places.length)] as (typeof places)[number];
  }
}

/** The figures counted by hand, from what people are at the end. */
export function byHand(states: ApplicationState[]) {
  const live = states.filter(({ qualification }) => qualification.status !== 'withdrawn');
  return {
    applied: live.length,
    approved: live.filter(({ qualification }) => qualification.status === 'approved').length,
    photoPassed: live.filter(({ photo }) => photo.status === 'approved').length,
    paid: live.filter(({ payment }) => payment.status === 'paid').length,
  };
}
