import { describe, expect, it } from 'vitest';
import { checkNoticeOrigin } from '../../infra/parameters.ts';
import { ofType, only, synthesize, type Template } from './synthesize.ts';

const global = synthesize('ap-east-1').BaomingWeb;
const china = synthesize('cn-north-1').BaomingWeb;

const policyText = (template: Template): string =>
  JSON.stringify(
    ofType(template, 'AWS::CloudFront::ResponseHeadersPolicy')[0]?.Properties
      .ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy,
  );

describe('the site', () => {
  const distribution = only(global, 'AWS::CloudFront::Distribution').Properties.DistributionConfig;

  it('passes /api and /n on without caching and serves /data', () => {
    type Behavior = { PathPattern: string; CachePolicyId: string };
    const behaviors = distribution.CacheBehaviors as Behavior[];
    expect(behaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/api/*', '/n/*', '/data/*']);
    const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
    for (const behavior of behaviors.slice(0, 2)) {
      expect(behavior.CachePolicyId).toBe(cachingDisabled);
    }
  });

  it('has a policy that names upload origin and cashier and nothing unsafe', () => {
    const policy = policyText(global);
    expect(policy).toMatch(/connect-src 'self' ",\{"Ref":"UploadOrigin"\}/);
    expect(policy).toMatch(/img-src 'self' blob: data: ",\{"Ref":"UploadOrigin"\}/);
    expect(policy).toMatch(/form-action 'self' ",\{"Ref":"CashierOrigins"\}/);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

describe('the reviewers page', () => {
  it('is on Amplify with the same headers', () => {
    const headers = JSON.stringify(only(global, 'AWS::Amplify::App').Properties.CustomHeaders);
    expect(headers).toContain('content-security-policy');
    expect(headers).toContain('strict-transport-security');
    expect(headers).toContain('"Ref":"LoginOrigin"');
  });

  it('is a bucket behind CloudFront in China', () => {
    expect(ofType(china, 'AWS::Amplify::App')).toEqual([]);
    expect(ofType(china, 'AWS::CloudFront::Distribution')).toHaveLength(2);
  });
});

it('uses only what exists in China there', () => {
  expect(ofType(china, 'AWS::CloudFront::OriginAccessControl')).toEqual([]);
  expect(JSON.stringify(china)).not.toContain('arn:aws:');
});

describe('the notice address', () => {
  it('may have 50 characters and not one more', () => {
    const origin = (length: number) => `https://${'a'.repeat(length - 8)}`;
    expect(() => checkNoticeOrigin(origin(46))).not.toThrow();
    expect(() => checkNoticeOrigin(origin(47))).toThrow('51 characters');
  });
});
