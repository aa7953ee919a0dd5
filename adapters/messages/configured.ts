import { loadSecrets } from '../secrets.ts';
import type { Channel } from './port.ts';
import { smsVendor } from './sms-vendor.ts';

/** The channel of this deployment, as its secret names it. @throws Error when there is none */
export async function messageChannel(): Promise<Channel> {
  const { smsVendor: keys } = await loadSecrets();
  if (!keys) throw new Error('the secret names no SMS vendor');
  return smsVendor(keys);
}
