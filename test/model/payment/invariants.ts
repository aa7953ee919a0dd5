/** What must hold in every state, and what must hold when nothing can move any more. */
import { entry, type Fee, type World } from './books.ts';

export function violations(world: World, atRest: boolean): string[] {
  const found = world.fault === '' ? [] : [world.fault];
  for (const [person, fee] of Object.entries(world.fees)) {
    found.push(...ofPerson(world, person, fee));
    if (atRest) found.push(...ofMoney(world, person, fee));
  }
  for (const [transaction, capture] of Object.entries(world.captures)) {
    const refunds = Object.values(world.refunds).filter((one) => one.transaction === transaction);
    const surplus = capture.disposition === 'surplus';
    if (surplus && refunds.length !== 1) found.push('I3 surplus without exactly one refund');
    if (!surplus && refunds.some(({ kind }) => kind === 'surplus')) {
      found.push('I3 settled and refunded as surplus');
    }
    if (capture.booked > 1) found.push('I1 capture booked twice');
  }
  for (const numbers of Object.values(world.returned)) {
    if (numbers.length > 1) found.push('I4 refunded twice at the gateway');
  }
  for (const { transaction, person } of Object.values(world.orders)) {
    if (transaction !== null && entry(world.debits, transaction).person !== person) {
      found.push('I5 one person’s money on another’s order');
    }
  }
  return found;
}

function ofPerson(world: World, person: string, fee: Fee): string[] {
  const settled = Object.entries(world.captures)
    .filter(([, one]) => one.person === person && one.disposition === 'settled')
    .map(([transaction]) => transaction);
  const kept = settled.filter((one) => world.refunds[`R${one}`]?.kind !== 'voluntary');
  const found = [];
  if (kept.length > 1) found.push('I1 recorded as paying twice');
  const hasMoney = ['paid', 'refunding', 'refunded'].includes(fee.status);
  if (hasMoney && !settled.includes(fee.transaction ?? '')) {
    found.push('I2 paid without its capture');
  }
  if (fee.status === 'waived' && settled.length > 0) found.push('I2 waived, yet money is kept');
  return found;
}

/** At rest the money that came minus the money that went is the fee, or nothing. */
function ofMoney(world: World, person: string, fee: Fee): string[] {
  const debits = Object.keys(world.debits).filter(
    (one) => entry(world.debits, one).person === person,
  );
  const returned = debits.reduce((sum, one) => sum + (world.returned[one]?.length ?? 0), 0);
  const found = [];
  if (debits.length - returned !== (fee.status === 'paid' ? 1 : 0)) {
    found.push('I6 captured minus refunded is not the fee');
  }
  if (fee.status === 'due' && debits.length > returned) found.push('I7 paid, shown as unpaid');
  if (debits.some((one) => !world.captures[one])) found.push('I8 capture never recorded');
  return found;
}
