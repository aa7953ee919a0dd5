import { CfnParameter, type CfnParameterProps, Fn } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** YeePay classic takes a notice address of at most 50 characters (V1.28 of its manual). */
const noticeUrlLimit = 50;
const noticePath = '/n/y';

const origins = {
  SiteOrigin: ['https://bm.example.org', 'Where applicants come from'],
  AdminOrigin: ['https://admin.example.org', 'Where staff come from; the only origin of CORS'],
  LoginOrigin: [
    'https://login.example.org',
    'The domain of the log-in pages of staff: tokens are fetched there, log-out ends there',
  ],
  UploadOrigin: ['https://photos.example.org', 'Where the photo form is posted to'],
  CashierOrigins: [
    'https://www.yeepay.com https://*.alipay.com https://wx.tenpay.com',
    'Where payment forms are posted and redirected to, separated by spaces',
  ],
  NoticeOrigin: ['https://n.example.org', 'Where gateways send notices, 46 characters at most'],
} as const;

/** The parameter of this name, made when first asked for. */
function parameter(scope: Construct, id: string, props: CfnParameterProps): string {
  const known = scope.node.tryFindChild(id) as CfnParameter | undefined;
  return (known ?? new CfnParameter(scope, id, props)).valueAsString;
}

/** An origin, or several: scheme and host without a trailing slash. */
export function originParameter(scope: Construct, id: keyof typeof origins): string {
  const [value, description] = origins[id];
  return parameter(scope, id, {
    default: value,
    description,
    ...(id === 'NoticeOrigin' ? { maxLength: noticeUrlLimit - noticePath.length } : {}),
  });
}

const texts = {
  YeepayPayUrl: 'https://www.yeepay.com/app-merchant-proxy/node',
  YeepayCommandUrl: 'https://cha.yeepay.com/app-merchant-proxy/command',
  FeeBasisPoints: '',
  IssuerUrl: 'https://issuer.example.org',
  IssuerAudience: 'baoming-admin',
  /** Version of the origin key that CloudFront sends; empty: the current one. */
  OriginKeyVersion: '',
} as const;

export function textParameter(scope: Construct, id: keyof typeof texts): string {
  return parameter(scope, id, { default: texts[id] });
}

/** Values that have no sensible default: a deployment without them is refused. */
export type RequiredText = 'SiteCertificate' | 'AdminCertificate' | 'WebAclArn' | 'BudgetEmail';

export function requiredParameter(scope: Construct, id: RequiredText, description: string): string {
  return parameter(scope, id, { description, minLength: 1 });
}

/** The host of an origin, `https://bm.example.org` -> `bm.example.org`. */
export const hostOf = (origin: string): string => Fn.select(2, Fn.split('/', origin));

/** @throws an Error when YeePay would refuse the notice address of this origin. */
export function checkNoticeOrigin(origin: string = origins.NoticeOrigin[0]): void {
  const url = origin + noticePath;
  if (url.length <= noticeUrlLimit) return;
  throw new Error(`${url} has ${url.length} characters; YeePay takes ${noticeUrlLimit} at most`);
}
