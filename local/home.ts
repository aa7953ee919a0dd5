import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GatewayKeys, makeGatewayKeys, makeYeepayKey, yopAddresses } from './gateway-keys.ts';
import { StartError } from './http.ts';
import { isAlive } from './process.ts';

/** What the platform makes once and keeps in its data folder. */
export type Keep = {
  /** Seed of the roles' secret access keys. */
  seed: string;
  /** Master key of the local KMS, base64. */
  masterKey: string;
  /** The secret of the functions, as the brief of adapters describes it. */
  secret: {
    pepper: string;
    sessionKey: string;
    orderKey: string;
    yeepay: { merchantId: string; key: string };
    /** Known at the start: the vendor's address changes with it. */
    smsVendor?: { url: string; appId: string; key: string };
  } & GatewayKeys['secret'];
  /** The gateways' side of the keys: never in the functions' secret. */
  gateways: GatewayKeys['gateway'];
};

type OldKeep = Omit<Keep, 'gateways' | 'secret'> & {
  secret: Omit<Keep['secret'], keyof GatewayKeys['secret']>;
  gateways?: Keep['gateways'];
};

/** Reads the keys of this data folder, or makes them at the first start. */
export function openHome(home: string): Keep {
  mkdirSync(home, { recursive: true });
  const file = join(home, 'keys.json');
  if (existsSync(file)) return withGateways(file, JSON.parse(readFileSync(file, 'utf8')));
  const key = () => randomBytes(32).toString('base64');
  const keep = {
    seed: key(),
    masterKey: key(),
    secret: {
      pepper: key(),
      sessionKey: key(),
      orderKey: key(),
      yeepay: makeYeepayKey(),
    },
  };
  return withGateways(file, keep);
}

/** Makes the gateways' pairs at the first start, and in a data folder that is older than they are. */
function withGateways(file: string, known: OldKeep): Keep {
  if (known.gateways) return known as Keep;
  const { secret, gateway: gateways } = makeGatewayKeys();
  const keep = { ...known, secret: { ...known.secret, ...secret }, gateways };
  writeAtomically(file, JSON.stringify(keep, null, 2));
  return keep;
}

/** What we and the local SMS vendor share; derived, so that older data folders have it too. */
export function smsKeys({ seed }: Keep): { appId: string; key: string } {
  return { appId: 'baoming', key: createHmac('sha256', seed).update('sms').digest('base64') };
}

/** The secret as functions read it, with what is outside at its addresses of this start. */
export function functionSecret(keys: Keep, at: { gateway: string; sms: string }): Keep {
  const { secret } = keys;
  const wechat = { ...secret.wechat, origin: at.gateway };
  const alipay = { ...secret.alipay, gatewayUrl: `${at.gateway}/gateway.do` };
  const yeepayYop = { ...secret.yeepayYop, ...yopAddresses(at.gateway) };
  const smsVendor = { url: at.sms, ...smsKeys(keys) };
  return { ...keys, secret: { ...secret, wechat, alipay, yeepayYop, smsVendor } };
}

/** A reader sees the whole file or none; readable by this user alone. */
export function writeAtomically(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * Marks the data folder as ours until `stop`.
 * @throws StartError when another platform that is alive has it.
 */
export function lockHome(home: string): { stop(): void } {
  mkdirSync(home, { recursive: true });
  const file = join(home, 'pid');
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  // Our own id is that of an earlier start: in a container every start may have the same.
  if (owner && owner !== process.pid && isAlive(owner))
    throw new StartError(`${home} is in use by process ${owner}: stop it, or set BAOMING_HOME.`);
  writeFileSync(file, String(process.pid));
  return { stop: () => rmSync(file, { force: true }) };
}
