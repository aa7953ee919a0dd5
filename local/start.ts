import { rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import { httpApi } from './api/server.ts';
import { PLATFORM_ROLE } from './aws/principals.ts';
import { ADMIN_PAGES, CDK_OUT, ensureBuilt } from './build.ts';
import { createClock } from './clock.ts';
import { controlListener } from './control.ts';
import { functionCredentials } from './credentials.ts';
import { loadDemo } from './demo/load.ts';
import { sweepExpired } from './dynamodb/tables.ts';
import { queueWork } from './events/redrive.ts';
import { startSchedules } from './events/schedules.ts';
import { startSources } from './events/sources.ts';
import { startStreams } from './events/streams.ts';
import { functionSecret, lockHome, openHome, writeAtomically } from './home.ts';
import { listen } from './http.ts';
import { readFunctions } from './lambda/function.ts';
import { startLambda } from './lambda/lambda.ts';
import { Logs } from './logs.ts';
import { opsListener } from './ops/server.ts';
import { CLIENT_ID, startOutside } from './outside.ts';
import { portsFrom, type Started } from './parts.ts';
import { adminListener } from './site/admin.ts';
import { objectReader } from './site/data.ts';
import { readDeployment } from './site/deployment.ts';
import { originHeaders } from './site/origin-headers.ts';
import { policyHeaders, siteListener } from './site/server.ts';
import { startStores } from './stores.ts';
import { Cloud } from './template.ts';
import { Alarms } from './watch/alarms.ts';
import { sample, watchApi, watchLambda } from './watch/native.ts';
import { Points, readEmf } from './watch/points.ts';

const SWEEP_MS = 600_000;

export type StartOptions = {
  /** Data folder; made when absent. */
  home: string;
  /** First port; 0 takes free ones. */
  port: number;
  /** Says what takes long. */
  say?: (text: string) => void;
  /** Synthesized templates to run instead of the repository's own. */
  cdkOut?: string;
  /** Load the demo exam (default true). */
  demo?: boolean;
};
export type Endpoints = Record<
  'site' | 'api' | 'admin' | 'ops' | 'gateway' | 'control' | 'dynamodb' | 's3' | 'issuer',
  string
>;
export type Local = { endpoints: Endpoints; stop(): Promise<void> };

/**
 * Starts the whole system on 127.0.0.1 and writes endpoints.json when everything answers.
 * @throws StartError with one sentence for people; whatever had started is stopped.
 */
export async function startLocal(options: StartOptions): Promise<Local> {
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const endpoints = await startParts(options, (part) => {
      stops.push(() => part.stop());
      return part;
    });
    return { endpoints, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(options: StartOptions, keep: Started['keep']): Promise<Endpoints> {
  const home = resolve(options.home);
  keep(lockHome(home));
  const keys = openHome(home);
  const file = join(home, 'endpoints.json');
  rmSync(file, { force: true });
  if (!options.cdkOut) ensureBuilt(options.say ?? (() => {}));
  const cloud = new Cloud(options.cdkOut ?? CDK_OUT);
  const clock = createClock();
  const now = () => clock.now();
  const portOf = portsFrom(options.port);
  const started: Started = { cloud, home, portOf, keep, now };

  // Pages listen first: their addresses are parameters of everything else.
  const notYet: RequestListener = (_, response) => response.writeHead(503).end();
  const listeners = { site: notYet, admin: notYet, control: notYet };
  const site = keep(await listen(portOf('site'), (...call) => listeners.site(...call), 'site'));
  const admin = keep(await listen(portOf('admin'), (...call) => listeners.admin(...call), 'admin'));
  const control = keep(
    await listen(portOf('control'), (...call) => listeners.control(...call), 'control'),
  );
  const { gateway, issuer, sms } = await startOutside(started, keys, admin.url);
  Object.assign(cloud.parameters, {
    SiteOrigin: site.url,
    AdminOrigin: admin.url,
    NoticeOrigin: site.url,
    CashierOrigins: gateway.url,
    YeepayPayUrl: `${gateway.url}/app-merchant-proxy/node`,
    YeepayCommandUrl: `${gateway.url}/app-merchant-proxy/command`,
    IssuerUrl: issuer.url,
    LoginOrigin: issuer.url,
    IssuerAudience: CLIENT_ID,
  });
  const { principals, queues, s3, engine, aws, capacity, secrets } = await startStores(
    started,
    functionSecret(keys, { gateway: gateway.url, sms: sms.url }),
  );
  cloud.parameters.UploadOrigin = s3.url;

  const logs = new Logs(join(home, 'functions.log'));
  const points = new Points();
  const lambda = keep(
    await startLambda({
      functions: readFunctions(cloud),
      credentials: functionCredentials(principals, { aws: aws.url, s3: s3.url }),
      log: ({ name }, requestId, line) => {
        logs.add(name, requestId, line);
        readEmf(points, line);
      },
      watch: watchLambda(points),
    }),
  );
  listeners.admin = adminListener({
    cloud,
    pages: ADMIN_PAGES,
    config: { api: site.url, issuer: issuer.url, login: issuer.url, clientId: CLIENT_ID },
  });
  listeners.site = siteListener({
    api: watchApi(cloud, httpApi({ cloud, lambda, now }), points),
    added: originHeaders(cloud, secrets),
    headers: policyHeaders(cloud),
    pages: readDeployment(cloud),
    data: objectReader(cloud, s3.url, principals.credentialsOf(PLATFORM_ROLE)),
  });
  const sources = keep(startSources({ cloud, queues, lambda }));
  const streams = keep(startStreams({ cloud, queues, lambda, engine: engine.url, home }));
  const schedules = keep(startSchedules({ cloud, lambda, queues, now }));
  const sweep = setInterval(() => {
    s3.sweep();
    sweepExpired(engine.url, cloud, now()).catch((error: unknown) => console.error(error));
  }, SWEEP_MS);
  keep({ stop: () => clearInterval(sweep) });

  keep(sample({ cloud, queues, capacity, lambda, points }));
  const alarms = new Alarms(cloud, points);

  const issueToken = (username: string) => issuer.issueToken(username);
  const isHealthy = async () => (await fetch(`${site.url}/api/exams`)).ok;
  const tools = { clock, schedules, issueToken, logs, isHealthy };
  const work = queueWork(cloud, queues, schedules);
  const watched = { cloud, points, alarms, queueWork: work };
  const parts = {
    ...tools,
    ...watched,
    lambda,
    principals,
    queues,
    sources,
    capacity,
    streams,
    sms,
  };
  listeners.control = controlListener(parts);
  const opsPage = keep(await listen(portOf('ops'), opsListener(parts), 'ops'));
  if (options.demo !== false)
    await loadDemo({ api: site.url, token: issueToken('exam-admin'), now: now() });

  const endpoints: Endpoints = {
    site: site.url,
    api: site.url,
    admin: admin.url,
    ops: opsPage.url,
    gateway: gateway.url,
    control: control.url,
    dynamodb: engine.url,
    s3: s3.url,
    issuer: issuer.url,
  };
  writeAtomically(file, `${JSON.stringify(endpoints, null, 2)}\n`);
  keep({ stop: () => rmSync(file, { force: true }) });
  return endpoints;
}
