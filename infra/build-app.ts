import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { acknowledgeFindings } from './acknowledgements.ts';
import { checkNoticeOrigin } from './parameters.ts';
import { ApiStack } from './stacks/api.ts';
import { DataStack } from './stacks/data.ts';
import { EdgeStack } from './stacks/edge.ts';
import { FunctionStack } from './stacks/functions.ts';
import { OpsStack } from './stacks/ops.ts';
import { WebStack } from './stacks/web.ts';

export type AppOptions = {
  /** cn-north-1 and cn-northwest-1 are the China partition. */
  region: string;
  outdir: string;
  /** Where scripts/build.ts has put functions/, layers/ and publish-pages/. */
  buildFolder: string;
  /** The built applicants' site. */
  sitePages: string;
  /** The origin that will be deployed, to be checked against the gateways' limit. */
  noticeOrigin?: string;
  /** False leaves every finding open, for the test that none of the reasons is stale. */
  acknowledge?: boolean;
};

/** @throws an Error when a bundle is missing or the notice address is too long for YeePay. */
export function buildApp(options: AppOptions): App {
  const { region, outdir, buildFolder, sitePages, noticeOrigin, acknowledge = true } = options;
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
  const functions = { env, data, buildFolder };
  const staff = new FunctionStack(app, 'BaomingStaff', functions);
  const api = new ApiStack(app, 'BaomingApi', { ...functions, staff });
  new WebStack(app, 'BaomingWeb', { env, data, api, sitePages, buildFolder });
  // In China WAF is regional only and does not reach an HTTP API, and budgets are set by hand.
  if (!region.startsWith('cn-'))
    new EdgeStack(app, 'BaomingEdge', { env: { region: 'us-east-1' } });
  new OpsStack(app, 'BaomingOps', { env, api, data });
  if (acknowledge) acknowledgeFindings(app);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
}
