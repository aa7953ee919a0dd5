import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpIntegrationType,
  type HttpMethod,
  HttpRouteIntegration,
  HttpStage,
  IntegrationCredentials,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HttpOperation } from '#contract/operations.ts';
import type { ServiceFunction } from './service-function.ts';

export type FrontDoorProps = { adminOrigin: string; issuerUrl: string; issuerAudience: string };

/** The HTTP API: routes of the contract, tokens on staff routes, a limit and a log for all. */
export class FrontDoor extends Construct {
  readonly api: HttpApi;
  private readonly staff: HttpJwtAuthorizer;
  private readonly invoker: Role;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    this.staff = new HttpJwtAuthorizer('staff', props.issuerUrl, {
      jwtAudience: [props.issuerAudience],
    });
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
    const { functionArn } = target.lambda;
    this.invoker.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
    );
    const integration = new RoleIntegration(target, this.invoker);
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

/** Calls a function as one role for all routes, not by a permission of each: a stack is finite. */
class RoleIntegration extends HttpRouteIntegration {
  private readonly target: ServiceFunction;
  private readonly invoker: Role;

  constructor(target: ServiceFunction, invoker: Role) {
    super(target.operation);
    this.target = target;
    this.invoker = invoker;
  }

  bind() {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.target.lambda.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      credentials: IntegrationCredentials.fromRole(this.invoker),
    };
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
