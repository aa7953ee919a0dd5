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

  it('ask for a token exactly where staff work', () => {
    const staff = Object.values(httpOperations)
      .filter(({ auth }) => auth === 'staff')
      .flatMap((operation): string[] => [...operation.routes]);
    for (const { RouteKey, AuthorizationType } of routes) {
      expect(AuthorizationType, RouteKey).toBe(staff.includes(RouteKey) ? 'JWT' : 'NONE');
    }
  });

  it('trust the issuer and audience of the parameters', () => {
    expect(only(api, 'AWS::ApiGatewayV2::Authorizer').Properties.JwtConfiguration).toEqual({
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
