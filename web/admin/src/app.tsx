import { Button, Select, Switch } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { defaultReasons, type ReasonLibrary } from '#domain/reason-library.ts';
import { AccountPage } from './account.tsx';
import { type Api, createApi, type Exam, type Reasons } from './api.ts';
import { ApplicationPage } from './application/page.tsx';
import { RequestQueue } from './application/request-queue.tsx';
import { AuditPage } from './audit/page.tsx';
import type { Config } from './config.ts';
import { ForecastBar } from './forecast.tsx';
import { useHash } from './hash.ts';
import { Help } from './help.tsx';
import { useIdleLock } from './idle.ts';
import { useKeys } from './keys.ts';
import { ExportsPage } from './office/exports.tsx';
import { StatisticsPage } from './office/statistics.tsx';
import { PaymentsPage } from './payments/page.tsx';
import { PhotoPage } from './photo/page.tsx';
import { PositionsPage } from './positions/page.tsx';
import { ReasonLibraryPage } from './reason-library/page.tsx';
import { ReasonsProvider } from './reasons.ts';
import { QualificationPage } from './review/page.tsx';
import { SearchPage } from './search.tsx';
import type { Session, Staff } from './session.ts';
import { Failure } from './state.tsx';
import { t } from './text.ts';

type Page = {
  hash: string;
  name: string;
  roles: string[];
  show: (props: PageProps) => ReactNode;
  /** Reached by links only. */
  hidden?: true;
};
export type PageProps = {
  api: Api;
  examId: string;
  staff: Staff;
  keysOn: boolean;
  hash: string;
  reasonsChanged: (reasons: Reasons) => void;
};

/** The menu of a role; what it hides the server refuses too. */
const pages: Page[] = [
  {
    hash: '#/qualification',
    name: '资格审核',
    roles: ['reviewer', 'lead', 'auditor'],
    show: QualificationPage,
  },
  {
    hash: '#/photo',
    name: '照片审核',
    roles: ['photo-reviewer', 'lead', 'auditor'],
    show: PhotoPage,
  },
  {
    hash: '#/correction',
    name: '更正',
    roles: ['reviewer', 'lead', 'auditor'],
    show: RequestQueue,
  },
  { hash: '#/appeal', name: '复核', roles: ['lead', 'auditor'], show: RequestQueue },
  {
    hash: '#/waiver',
    name: '免缴',
    roles: ['reviewer', 'lead', 'finance', 'auditor'],
    show: RequestQueue,
  },
  {
    hash: '#/withdrawal',
    name: '撤回',
    roles: ['finance', 'auditor'],
    show: RequestQueue,
  },
  {
    hash: '#/proposal',
    name: '待确认',
    roles: ['lead', 'auditor'],
    show: RequestQueue,
  },
  {
    hash: '#/application',
    name: '报名资料',
    roles: ['reviewer', 'photo-reviewer', 'lead', 'finance', 'auditor'],
    show: ApplicationPage,
    hidden: true,
  },
  {
    hash: '#/search',
    name: '查询',
    roles: ['reviewer', 'photo-reviewer', 'lead', 'finance', 'auditor'],
    show: SearchPage,
  },
  {
    hash: '#/reasons',
    name: '理由库',
    roles: ['lead', 'exam-admin'],
    show: ReasonLibraryPage,
  },
  { hash: '#/positions', name: '职位表', roles: ['exam-admin'], show: PositionsPage },
  { hash: '#/payments', name: '收费', roles: ['finance', 'auditor'], show: PaymentsPage },
  {
    hash: '#/statistics',
    name: '统计',
    roles: ['exam-admin', 'lead', 'auditor'],
    show: StatisticsPage,
  },
  { hash: '#/exports', name: '导出', roles: ['exam-admin', 'lead', 'auditor'], show: ExportsPage },
  { hash: '#/audit', name: t('title'), roles: ['auditor', 'lead'], show: AuditPage },
  {
    hash: '#/account',
    name: t('account'),
    roles: ['reviewer', 'photo-reviewer', 'lead', 'finance', 'exam-admin', 'auditor'],
    show: AccountPage,
  },
];

const KEYS_SETTING = 'baoming-keys';

type Props = { config: Config; session: Session; staff: Staff | undefined };

export function App({ config, session, staff }: Props) {
  const [locked, setLocked] = useState(false);
  useIdleLock(() => {
    setLocked(true);
    void session.lock();
  });
  if (staff && !locked) return <Work config={config} session={session} staff={staff} />;
  return (
    <main className="stopped">
      <h1>报名审核</h1>
      <p>{locked ? '长时间没有操作，页面已锁定。' : '请使用工作账号登录。'}</p>
      <Button type="primary" size="large" onClick={() => void session.login()}>
        登录
      </Button>
    </main>
  );
}

function Work({ config, session, staff }: Props & { staff: Staff }) {
  const api = useMemo(() => createApi(config.api, staff.token), [config, staff]);
  const [exams, setExams] = useState<Exam[]>([]);
  const [examId, setExamId] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [reasons, setReasons] = useState<ReasonLibrary>(defaultReasons);
  const [keysOn, setKeysOn] = useState(localStorage.getItem(KEYS_SETTING) !== 'off');
  const [help, setHelp] = useState(false);
  const { page: hash } = useHash();
  const load = () => {
    setError(undefined);
    api.exams().then(({ exams: all }) => {
      setExams(all);
      setExamId((chosen) => chosen ?? all[0]?.id);
    }, setError);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per login
  useEffect(load, [api]);
  // Whoever may not read them decides nothing, and needs none.
  useEffect(() => {
    if (examId) api.reasons(examId).then(setReasons, () => setReasons(defaultReasons));
  }, [api, examId]);
  useKeys({ '?': () => setHelp(true), '/': () => location.assign('#/search') }, keysOn);

  const own = pages.filter(({ roles }) => roles.some((role) => staff.groups.includes(role)));
  const shown = own.filter(({ hidden }) => !hidden);
  const page = own.find((each) => each.hash === hash) ?? shown[0];
  return (
    <>
      <header className="top">
        <h1>报名审核</h1>
        <nav aria-label="主菜单">
          {shown.map((each) => (
            <a key={each.hash} href={each.hash} aria-current={each === page ? 'page' : undefined}>
              {each.name}
            </a>
          ))}
        </nav>
        <Select
          aria-label="考试"
          value={examId}
          onChange={setExamId}
          options={exams.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <span>
          <Switch
            aria-label="单键快捷键"
            checked={keysOn}
            onChange={(on) => {
              setKeysOn(on);
              localStorage.setItem(KEYS_SETTING, on ? 'on' : 'off');
            }}
          />{' '}
          快捷键
        </span>
        <Button onClick={() => setHelp(true)}>
          帮助 <kbd>?</kbd>
        </Button>
        <span>{staff.username}</span>
        <Button onClick={() => void session.logout()}>退出</Button>
      </header>
      <main className="content">
        {error !== undefined && <Failure error={error} again={load} />}
        {!page && <p>您的账号没有审核权限。</p>}
        {examId && staff.groups.includes('lead') && (
          <ForecastBar key={examId} api={api} examId={examId} queue={page?.hash.slice(2)} />
        )}
        <ReasonsProvider value={reasons}>
          {page && examId && (
            <page.show
              key={examId + page.hash}
              {...{ api, examId, staff, keysOn }}
              hash={page.hash}
              reasonsChanged={setReasons}
            />
          )}
        </ReasonsProvider>
      </main>
      <Help open={help} close={() => setHelp(false)} />
    </>
  );
}
