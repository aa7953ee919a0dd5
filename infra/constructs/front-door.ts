import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  CorsHttpMethod,
  HttpApi,
  type HttpMethod,
  type HttpRoute,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpJwtAuthorizer,
  HttpLambdaAuthorizer,
  HttpLambdaResponseType,
} from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HttpOperation, HttpOperationName } from '#contract/operations.ts';
import { defaultThrottle, type Throttle, throttles } from '../throttles.ts';
import { LiveIntegration } from './live-integration.ts';
import type { ServiceFunction } from './service-function.ts';

export type FrontDoorProps = {
  adminOrigin: string;
  issuerUrl: string;
  issuerAudience: string;
  checkOrigin: ServiceFunction;
};

/**
 * The HTTP API. Who passes: staff by their token, all others through CloudFront alone; gateways too,
 * for their notices come to a host of CloudFront, and its firewall must not be walked around.
 */
export class FrontDoor extends Construct {
  readonly api: HttpApi;
  private readonly stage: HttpStage;
  private readonly authorizers: Record<HttpOperation['auth'], IHttpRouteAuthorizer>;
  private readonly invoker: Role;
  private readonly settings: Record<string, object> = {};

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    const origin = new HttpLambdaAuthorizer('origin', props.checkOrigin.lambda, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: ['$request.header.x-origin-key'],
      resultsCacheTtl: Duration.minutes(5),
    });
    const staff = new HttpJwtAuthorizer('staff', props.issuerUrl, {
      jwtAudience: [props.issuerAudience],
    });
    this.authorizers = { staff, open: origin, applicant: origin, gateway: origin };
    this.invoker = new Role(this, 'invoker', {
      description: 'Calls the functions behind the routes',
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
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
    this.stage = new HttpStage(this, 'stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: defaultThrottle.rate, burstLimit: defaultThrottle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog()),
        format: AccessLogFormat.custom(accessLine),
      },
    });
    (this.stage.node.defaultChild as CfnStage).routeSettings = this.settings;
  }

  route(name: HttpOperationName, target: ServiceFunction, operation: HttpOperation): void {
    const integration = new LiveIntegration(target, this.invoker);
    this.invoker.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [target.live.functionArn],
      }),
    );
    const authorizer = this.authorizers[operation.auth];
    for (const route of operation.routes) {
      const [method, path] = route.split(' ') as [HttpMethod, string];
      const made = this.api.addRoutes({
        path,
        methods: [method],
        integration,
        authorizer,
      });
      const throttle = throttles[name];
      if (throttle) this.limit(route, made, throttle);
    }
  }

  /** A stage may name only routes that exist already. */
  private limit(route: string, made: HttpRoute[], { rate, burst }: Throttle): void {
    this.settings[route] = { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst };
    this.stage.node.addDependency(...made);
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
