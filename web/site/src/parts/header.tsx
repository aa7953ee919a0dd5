import { application, logOut } from '../state/application.ts';
import { isDraftTouched } from '../state/draft.ts';
import { exam } from '../state/exam.ts';
import { choose, language, largeText, t } from '../state/preferences.ts';
import { path } from '../state/router.ts';

/** The exam's title, and on every screen: text size, language, and the way out. */
export function Header() {
  const skip = (event: Event) => {
    event.preventDefault();
    document.getElementById('content')?.focus();
  };
  return (
    <header class="top">
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link moves the focus, the hash is the router’s */}
      <a class="skip" href="#content" onClick={skip}>
        {t('common.skip')}
      </a>
      <div class="top-row">
        <a class="brand" href="#/">
          {exam.value?.screenTitle ?? t('common.home')}
        </a>
        <div class="tools">
          <button
            type="button"
            aria-pressed={largeText.value}
            onClick={() => {
              largeText.value = !largeText.value;
            }}
          >
            {t('common.large')}
          </button>
          <button
            type="button"
            lang={language.value === 'en' ? 'zh-CN' : 'en'}
            onClick={() => choose(language.value === 'en' ? 'zh-CN' : 'en')}
          >
            {t('common.language')}
          </button>
          {application.value || isDraftTouched.value ? (
            <button type="button" class="leave" onClick={logOut}>
              {t(application.value ? 'common.leave' : 'common.clear')}
            </button>
          ) : (
            <a href="#/help">{t('common.help')}</a>
          )}
        </div>
      </div>
      {application.value && <Menu />}
    </header>
  );
}

const entries = [
  ['/application', 'common.details'],
  ['/edit', 'common.maintain'],
  ['/result', 'common.result'],
  ['/photo', 'common.photo'],
  ['/pay', 'common.pay'],
  ['/requests', 'common.requests'],
] as const;

/** The guide's menu, in its own words. */
function Menu() {
  return (
    <nav class="menu" aria-label={t('common.menu')}>
      <ul>
        {entries.map(([to, key]) => (
          <li key={to}>
            <a href={`#${to}`} aria-current={path.value === to ? 'page' : undefined}>
              {t(key)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Footer() {
  return (
    <footer class="bottom">
      <p>{t('common.footer')}</p>
      <p>
        <a href="#/">{t('common.home')}</a>
        <a href="#/notices">{t('common.notices')}</a>
        <a href="#/help">{t('common.help')}</a>
        <a href="#/privacy">{t('common.privacy')}</a>
        <a href="#/accessibility">{t('common.accessibility')}</a>
      </p>
    </footer>
  );
}
