import type { AlipayAccount, WechatAccount, YopAccount } from './accounts.ts';
import type { Ledger } from './ledger.ts';
import type { Script } from './script.ts';

export type GatewayOptions = {
  /** 0 takes a free one. */
  port: number;
  /** Where the ledger lives. */
  folder: string;
  merchantId: string;
  key: string;
  wechat?: WechatAccount;
  alipay?: AlipayAccount;
  yop?: YopAccount;
  /** Epoch milliseconds. */
  now: () => number;
  /** How notices are sent; the platform may route them. */
  noticeFetch?: (url: string, init: RequestInit) => Promise<Response>;
};

/** What every part of the simulator works on. */
export type Gateway = {
  options: GatewayOptions;
  ledger: Ledger;
  script: Script;
  /** The virtual clock. */
  now(): number;
  /** Its own address. */
  origin(): string;
};
