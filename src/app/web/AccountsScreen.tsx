import { AccountsPage } from '#features/accounts/web/AccountsPage.tsx'
import { LinkMember } from '#features/mine/web/index.ts'

/** Accounts, and with each whose it is in the register. */
export function AccountsScreen() {
  return <AccountsPage Beside={LinkMember} />
}
