import { CfnApp, CfnBranch } from 'aws-cdk-lib/aws-amplify';
import { Construct } from 'constructs';
import { type CspOrigins, contentSecurityPolicy, securityHeaders } from '../headers.ts';

/** The reviewers' page on Amplify, deployed by upload; only where Amplify hosting exists. */
export class AmplifyAdmin extends Construct {
  constructor(scope: Construct, id: string, csp: CspOrigins) {
    super(scope, id);
    const headers = {
      'content-security-policy': contentSecurityPolicy(csp),
      ...securityHeaders,
    };
    const app = new CfnApp(this, 'app', {
      name: 'baoming-admin',
      platform: 'WEB',
      // JSON is YAML, so no template of indented text is needed.
      customHeaders: JSON.stringify({
        customHeaders: [
          {
            pattern: '**/*',
            headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
          },
        ],
      }),
      // Paths without a dot belong to the single page.
      customRules: [{ source: '/<*>', target: '/index.html', status: '404-200' }],
    });
    new CfnBranch(this, 'main', {
      appId: app.attrAppId,
      branchName: 'main',
      stage: 'PRODUCTION',
      enableAutoBuild: false,
    });
  }
}
