import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadConfig } from './config.ts';
import { createSession } from './session.ts';
import './styles.css';
import { theme } from './theme.ts';

const root = createRoot(document.getElementById('root') as HTMLElement);

function Stopped({ message, again }: { message: string; again: () => void }) {
  return (
    <main className="stopped">
      <h1>报名审核</h1>
      <p role="alert">{message}</p>
      <button type="button" onClick={again}>
        重试
      </button>
    </main>
  );
}

async function start(): Promise<void> {
  const config = await loadConfig();
  const session = createSession(config);
  const staff = await session.resume();
  root.render(
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      componentSize="small"
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <App config={config} session={session} staff={staff} />
    </ConfigProvider>,
  );
}

start().catch((error: unknown) => {
  console.error(error);
  root.render(<Stopped message="无法打开页面或登录未完成。" again={() => location.assign('/')} />);
});
