export type YeepayConfig = {
  merchantId: string;
  key: string;
  /** Keys still good for verifying, while one is being changed; never used to sign. */
  previousKeys?: string[];
  payUrl: string;
  commandUrl: string;
  noticeUrl: string;
  returnUrl: string;
};

export type Fetcher = (url: string, init: RequestInit) => Promise<Response>;

const printable = /^[\x21-\x7e]+$/;

/** Throws on an address the gateway would cut (manual: pb_ServerNotifyUrl 50, p8_Url 200). */
export function checkConfig(config: YeepayConfig): void {
  const limits = { payUrl: 2000, commandUrl: 2000, noticeUrl: 50, returnUrl: 200 };
  for (const [name, limit] of Object.entries(limits)) {
    const value = config[name as keyof typeof limits];
    if (!printable.test(value) || value.length > limit) {
      throw new Error(`yeepay ${name} must be ASCII of at most ${limit} characters`);
    }
  }
  if (!/^\d{1,11}$/.test(config.merchantId)) throw new Error('yeepay merchantId must be digits');
  if (config.key === '') throw new Error('yeepay key is empty');
}

/** Every key an incoming signature may be made with. */
export function verifyingKeys(config: YeepayConfig): string[] {
  return [config.key, ...(config.previousKeys ?? [])];
}
