import {
  HttpIntegrationType,
  HttpRouteIntegration,
  type HttpRouteIntegrationConfig,
  IntegrationCredentials,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ServiceFunction } from './service-function.ts';

/** A route's way to the released version: by one role, not by a permission of each route. */
export class LiveIntegration extends HttpRouteIntegration {
  private readonly target: ServiceFunction;
  private readonly invoker: IRole;

  constructor(target: ServiceFunction, invoker: IRole) {
    super(target.operation);
    this.target = target;
    this.invoker = invoker;
  }

  override bind(): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.target.live.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      credentials: IntegrationCredentials.fromRole(this.invoker),
    };
  }
}
