import { App } from 'aws-cdk-lib';
import { checkNoticeOrigin } from './parameters.ts';
import { ApiStack } from './stacks/api.ts';
import { DataStack } from './stacks/data.ts';
import { OpsStack } from './stacks/ops.ts';
import { WebStack } from './stacks/web.ts';

export type AppOptions = {
  /** cn-north-1 and cn-northwest-1 are the China partition. */
  region: string;
  outdir: string;
  /** Where scripts/build.ts has put functions/ and layers/. */
  buildFolder: string;
  /** The built applicants' site. */
  sitePages: string;
  /** The origin that will be deployed, to be checked against the gateways' limit. */
  noticeOrigin?: string;
};

/** @throws an Error when a bundle is missing or the notice address is too long for YeePay. */
export function buildApp(options: AppOptions): App {
  const { region, outdir, buildFolder, sitePages, noticeOrigin } = options;
  checkNoticeOrigin(noticeOrigin);
  const app = new App({
    outdir,
    analyticsReporting: false,
    treeMetadata: false,
    context: {
      // The local platform finds bundles by this metadata; the CLI would set it too.
      'aws:cdk:enable-asset-metadata': true,
      '@aws-cdk/aws-iam:minimizePolicies': true,
    },
  });
  const env = { region };
  const data = new DataStack(app, 'BaomingData', { env });
  const api = new ApiStack(app, 'BaomingApi', { env, data, buildFolder });
  new WebStack(app, 'BaomingWeb', { env, data, api, sitePages });
  new OpsStack(app, 'BaomingOps', { env, api, data });
  return app;
}
