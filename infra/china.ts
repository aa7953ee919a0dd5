/**
 * Resource types that the templates of the China partition may use. Looked up in November 2026 in
 * excerpts that a search gave, not in whole pages, of "Getting Started with Amazon Web Services in
 * China" (docs.amazonaws.cn/en_us/aws/latest/userguide: api-gateway, lambda, codedeploy, cloudfront,
 * waf, acm, cognito). The other types are listed without any; no template has been deployed there.
 * What the excerpts say:
 * - Cognito: "User Pools are not currently available in the Beijing Region";
 * - WAF: "supported at a regional level only", and an HTTP API takes none;
 * - CloudFront: no default domain, a host of one's own with an ICP record; certificates from IAM
 *   (aws-samples/deploy-cloudfront-in-china-with-cdk), and AWS::CloudFront::OriginAccessControl is an
 *   unknown type (aws-solutions-constructs #1050);
 * - API Gateway: without an authorizer, or with one that is a function, an ICP licence is needed;
 * - Lambda: "X-Ray integration with Lambda functions is not available"; tracing stays in the
 *   templates, as the checks ask for it at each function (docs/deploy.md);
 * - Amplify hosting and AWS::Budgets::Budget: no page confirms them, so they are left out.
 */
export const chinaTypes: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::CloudFrontOriginAccessIdentity',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::CodeDeploy::Application',
  'AWS::CodeDeploy::DeploymentGroup',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::Alias',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Version',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::Scheduler::Schedule',
  'AWS::SecretsManager::Secret',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  // A function of ours, which uploads the pages.
  'Custom::BaomingPages',
]);
