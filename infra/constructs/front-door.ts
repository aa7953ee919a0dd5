import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  type HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HttpOperation } from '#contract/operations.ts';
import type { ServiceFunction } from './service-function.ts';

export type FrontDoorProps = { adminOrigin: string; issuerUrl: string; issuerAudience: string };

/** The HTTP API: routes of the contract, tokens on staff routes, a limit and a log for all. */
export class FrontDoor extends Construct {
  readonly api: HttpApi;
  private readonly staff: HttpJwtAuthorizer;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    this.staff = new HttpJwtAuthorizer('staff', props.issuerUrl, {
      jwtAudience: [props.issuerAudience],
    });
    this.api = new HttpApi(this, 'api', {
      apiName: 'baoming',
      createDefaultStage: false,
      // The admin page alone, with a bearer token and never with cookies.
      corsPreflight: {
        allowOrigins: [props.adminOrigin],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT],
        allowHeaders: ['authorization', 'content-type', 'x-baoming'],
        maxAge: Duration.hours(1),
      },
    });
    new HttpStage(this, 'stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 1000, burstLimit: 2000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog()),
        format: AccessLogFormat.custom(accessLine),
      },
    });
  }

  route(target: ServiceFunction, { routes, auth }: HttpOperation): void {
    const integration = new HttpLambdaIntegration(target.operation, target.lambda);
    for (const route of routes) {
      const [method, path] = route.split(' ') as [HttpMethod, string];
      this.api.addRoutes({
        path,
        methods: [method],
        integration,
        ...(auth === 'staff' ? { authorizer: this.staff } : {}),
      });
    }
  }

  private accessLog(): LogGroup {
    return new LogGroup(this, 'access-log', {
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

/** The route, never the path or query: those of gateways carry order numbers and signatures. */
const accessLine = JSON.stringify({
  time: '$context.requestTime',
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  error: '$context.error.message',
});
