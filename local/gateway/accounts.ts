/** What the gateways with key pairs know of their merchant; keys are PEM. */
export type WechatAccount = {
  merchantId: string;
  appId: string;
  merchantSerial: string;
  merchantPublicKey: string;
  /** 32 characters. */
  apiV3Key: string;
  /** The gateway's own key, and the id under which the merchant has its public half. */
  keyId: string;
  privateKey: string;
};
export type AlipayAccount = {
  appId: string;
  sellerId: string;
  merchantPublicKey: string;
  privateKey: string;
};
export type YopAccount = {
  appKey: string;
  merchantId: string;
  merchantPublicKey: string;
  privateKey: string;
};
