import { describe, expect, it } from 'vitest';
import { httpOperations } from '#contract/operations.ts';
import { ofType, only, synthesize } from './synthesize.ts';

const { BaomingApi: api } = synthesize('ap-east-1');
const routes = ofType(api, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);

describe('routes', () => {
  it('are those of the contract', () => {
    const wanted = Object.values(httpOperations).flatMap((operation) => [...operation.routes]);
    expect(routes.map(({ RouteKey }) => RouteKey).toSorted()).toEqual(wanted.toSorted());
  });

  it('ask staff for a token, and all others for the way through CloudFront', () => {
    const typeOf = (auth: string) => {
      return auth === 'staff' ? 'JWT' : 'CUSTOM';
    };
    const wanted = Object.values(httpOperations).flatMap(({ routes, auth }) =>
      routes.map((route) => [route, typeOf(auth)]),
    );
    const types = routes.map(({ RouteKey, AuthorizationType }) => [RouteKey, AuthorizationType]);
    expect(Object.fromEntries(types)).toEqual(Object.fromEntries(wanted));
  });

  it('lead to the released version, by a role that may call nothing else', () => {
    const integrations = ofType(api, 'AWS::ApiGatewayV2::Integration');
    expect(integrations).toHaveLength(Object.keys(httpOperations).length);
    for (const { Properties } of integrations) {
      expect(JSON.stringify(Properties.IntegrationUri)).toMatch(/live\w+"\}$/);
      expect(Properties.CredentialsArn).toBeDefined();
    }
  });

  it('trust the issuer and audience of the parameters', () => {
    const jwt = ofType(api, 'AWS::ApiGatewayV2::Authorizer').find(
      ({ Properties }) => Properties.AuthorizerType === 'JWT',
    );
    expect(jwt?.Properties.JwtConfiguration).toEqual({
      Issuer: { Ref: 'IssuerUrl' },
      Audience: [{ Ref: 'IssuerAudience' }],
    });
  });

  it('are open to the admin page alone, without cookies', () => {
    const cors = only(api, 'AWS::ApiGatewayV2::Api').Properties.CorsConfiguration;
    expect(cors.AllowOrigins).toEqual([{ Ref: 'AdminOrigin' }]);
    expect(cors.AllowCredentials).toBeUndefined();
  });

  it('are limited and logged', () => {
    expect(only(api, 'AWS::ApiGatewayV2::Stage').Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 2000 },
      RouteSettings: {
        'POST /api/sessions': { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
        'POST /n/{gateway}': { ThrottlingRateLimit: 300, ThrottlingBurstLimit: 600 },
      },
      AccessLogSettings: { Format: expect.stringContaining('$context.routeKey') },
    });
  });
});

describe('events', () => {
  const queues = ofType(api, 'AWS::SQS::Queue').map(({ Properties }) => Properties);
  const mappings = ofType(api, 'AWS::Lambda::EventSourceMapping');

  it('keep failed photos in a dead-letter queue and report each failure alone', () => {
    const redrive = queues.filter(({ RedrivePolicy }) => RedrivePolicy);
    expect(redrive).toHaveLength(1);
    expect(redrive[0]?.RedrivePolicy.maxReceiveCount).toBe(5);
    for (const { Properties } of mappings)
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  it('of the table come in batches that are cut around a poison, which is kept', () => {
    const streams = mappings.filter(({ Properties }) => Properties.StartingPosition);
    expect(streams).toHaveLength(2);
    for (const { Properties } of streams) {
      expect(Properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 100,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 10,
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
    }
  });

  it('wait in encrypted queues', () => {
    for (const { SqsManagedSseEnabled } of queues) expect(SqsManagedSseEnabled).toBe(true);
  });

  it.each(['reconcile-payments', 'close-exam', 'send-messages', 'queue-reminders'])(
    'run %s by a schedule of that name',
    (name) => {
      const schedule = ofType(api, 'AWS::Scheduler::Schedule').find(
        ({ Properties }) => Properties.Name === name,
      );
      expect(schedule?.Properties.Target).toMatchObject({
        Input: JSON.stringify({ schedule: name, time: '<aws.scheduler.scheduled-time>' }),
        DeadLetterConfig: { Arn: expect.anything() },
      });
    },
  );
});
