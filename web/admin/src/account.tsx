import type { PageProps } from './app.tsx';
import { roleName, t } from './text.ts';

const DEPARTMENT = 'dept:';

/** What the token gives this person; the server reads the same token and nothing else. */
export function AccountPage({ staff }: PageProps) {
  const roles = staff.groups.map(roleName).filter((name) => name !== undefined);
  const codes = staff.groups
    .filter((group) => group.startsWith(DEPARTMENT))
    .map((group) => group.slice(DEPARTMENT.length));
  const departments = codes.includes('*') ? t('allDepartments') : codes.join('、');
  return (
    <section>
      <h2>{t('account')}</h2>
      <table className="facts">
        <tbody>
          <tr>
            <th scope="row">{t('who')}</th>
            <td>{staff.username}</td>
          </tr>
          <tr>
            <th scope="row">{t('role')}</th>
            <td>{roles.join('、') || t('noRoles')}</td>
          </tr>
          <tr>
            <th scope="row">{t('departments')}</th>
            <td>{departments || t('noDepartments')}</td>
          </tr>
        </tbody>
      </table>
      <p>{t('accountNote')}</p>
    </section>
  );
}
