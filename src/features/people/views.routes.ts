import { refuse } from '#kernel/decision.ts'
import type { Handlers } from '#platform/http/index.ts'
import type { MemberRefusal } from './refusals.ts'
import { Look, type viewRoutes } from './views.contract.ts'
import { changeView, deleteView, noDefault, saveView, viewsOf } from './views.sql.ts'

const mostViews = 100

export const viewHandlers: Handlers<typeof viewRoutes, MemberRefusal> = {
  async listViews({ tx }) {
    const views = (await viewsOf(tx)).flatMap(({ id, name, look, is_default: isDefault }) => {
      const read = Look.safeParse(look)
      return read.success ? [{ id, name, look: read.data, isDefault }] : []
    })
    return { views }
  },

  async saveView({ tx, body }) {
    const { name, look, isDefault } = body
    const views = await viewsOf(tx)
    if (views.length >= mostViews && !views.some((view) => view.name === name))
      return refuse({ code: 'members.tooManyViews', most: mostViews })
    if (isDefault) await noDefault(tx)
    return { id: await saveView(tx, name, look, isDefault) }
  },

  async changeView({ tx, params, body }) {
    const { name, isDefault } = body
    const views = await viewsOf(tx)
    if (name !== undefined && views.some((view) => view.name === name && view.id !== params.id))
      return refuse({ code: 'members.viewNameTaken', name })
    if (isDefault === true) await noDefault(tx)
    return (await changeView(tx, params.id, { name, isDefault })) ? {} : refuse({ code: 'notFound' })
  },

  async deleteView({ tx, params }) {
    return (await deleteView(tx, params.id)) ? {} : refuse({ code: 'notFound' })
  },
}
