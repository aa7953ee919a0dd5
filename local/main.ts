import { StartError } from './http.ts';
import { type Endpoints, startLocal } from './start.ts';

const home = process.env.BAOMING_HOME || '.local';
const port = Number(process.env.BAOMING_PORT || 8080);

const lines: [keyof Endpoints, string][] = [
  ['site', '报名网站       Site'],
  ['admin', '审核与管理     Review and administration'],
  ['ops', '运行状况       Operations'],
  ['gateway', '支付网关模拟   Payment gateway simulator'],
  ['issuer', '登录           Login of staff'],
  ['control', '控制           Control'],
];

function print(endpoints: Endpoints): void {
  console.log('\n报名系统已启动 Baoming is running\n');
  for (const [name, title] of lines) console.log(`  ${endpoints[name].padEnd(24)}  ${title}`);
  console.log(`\n  数据 Data: ${home}\n  按 Ctrl-C 停止 Press Ctrl-C to stop\n`);
}

try {
  if (!Number.isInteger(port) || port < 0 || port > 65_000)
    throw new StartError('BAOMING_PORT must be a port number, 0 for any.');
  const running = await startLocal({ home, port, say: (text) => console.log(text) });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await running.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  print(running.endpoints);
} catch (error) {
  const { code, port: taken } = error as NodeJS.ErrnoException & { port?: number };
  if (error instanceof StartError) console.error(error.message);
  else if (code === 'EADDRINUSE')
    console.error(`Port ${taken} is taken: set BAOMING_PORT to another first port.`);
  else console.error(error);
  process.exit(1);
}
