// The layout, as rules. A rule's name is a sentence; `npm run arch` prints the sentence that was broken.

// Which feature may use which: a feature sees only those named here, and only by their index.ts.
const mayUse = {
  units: [],
  rules: [],
  accounts: ['units'],
  audit: ['units', 'accounts'],
  proposals: ['units', 'accounts', 'audit'],
  lists: ['units', 'rules', 'accounts', 'audit'],
  people: ['units', 'rules', 'accounts', 'audit', 'proposals', 'lists'],
  posts: ['units', 'accounts', 'audit', 'people'],
  transfers: ['units', 'rules', 'accounts', 'audit'],
  mine: ['units', 'rules', 'accounts', 'audit', 'proposals', 'people', 'posts', 'transfers', 'privacy'],
  reconciliation: ['units', 'rules', 'accounts', 'audit', 'lists', 'people', 'posts', 'transfers'],
  privacy: ['units', 'rules', 'accounts', 'audit', 'proposals', 'people'],
}

const shell = '[.](sql|routes|jobs|server)[.]ts$' // loads and saves, listens, wakes up; index.server.ts is a feature's door for those
// at any depth, so that a sub-folder of a large feature is judged like the feature
const core = { path: '^src/features/.+[.]ts$', pathNot: [shell, '[.]test[.]ts$', '/index[.]ts$', '/web/'] }
const web = ['^src/ui/', '^src/browser/', '^src/app/web/', '^src/features/.+/web/']

const never = (name, from, to) => ({ name, severity: 'error', from, to })

export default {
  forbidden: [
    never('the kernel uses nothing of ours', { path: '^src/kernel/' }, { path: '^src/', pathNot: '^src/kernel/' }),
    never('the rulebook uses only the kernel', { path: '^src/rulebook/' }, { path: '^src/', pathNot: '^src/(kernel|rulebook)/' }),
    never('an engine uses only the kernel', { path: '^src/engines/' }, { path: '^src/', pathNot: '^src/(kernel|engines)/' }),
    never('an engine does no input or output', { path: '^src/engines/', pathNot: '[.]test[.]ts$' }, { dependencyTypes: ['core'] }),
    never('the browser tools know no feature', { path: '^src/browser/' }, { path: '^src/', pathNot: '^src/(kernel|browser)/' }),
    never('the platform knows no feature and no rule', { path: '^src/platform/' }, { path: '^src/', pathNot: '^src/(kernel|platform)/' }),
    never('the ui knows no feature', { path: '^src/ui/' }, { path: '^src/', pathNot: '^src/(kernel|ui)/' }),
    never('the core loads, saves and listens to nothing', core, { path: ['^src/(platform|browser|ui|app)/', shell, 'node_modules/(pg|kysely|fastify|react)'] }),
    never('the core uses no node built-in', core, { dependencyTypes: ['core'] }),
    never('only sql files speak to the database', { path: '^src/features/', pathNot: '[.]sql([.]test)?[.]ts$' }, { path: ['^src/platform/db', 'node_modules/(pg|kysely)/'] }),
    never('the browser loads no server file', { path: web }, { path: ['^src/platform/', '^src/app/(?!web/)', shell], pathNot: [] }),
    never('a feature is entered only by its index', { path: '^src/features/([^/]+)/' }, { path: '^src/features/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/(index([.]server)?|web/index)[.]ts$'] }),
    never('what a feature shows is used by what shows', { path: '^src/', pathNot: web }, { path: '^src/features/[^/]+/web/' }),
    never('a feature stands in the map above', { path: '^src/features/', pathNot: Object.keys(mayUse).map((f) => `^src/features/${f}/`) }, { path: '' }),
    ...Object.entries(mayUse).map(([name, uses]) =>
      never(`${name} may use ${uses.join(', ') || 'no other feature'}`, { path: `^src/features/${name}/` }, { path: '^src/features/', pathNot: [name, ...uses].map((f) => `^src/features/${f}/`) }),
    ),
    never('no circles', {}, { circular: true }),
    never('nothing imports the app', { pathNot: '^(src/app|test|bench|bin)/' }, { path: '^src/app/' }),
    never('the generator of made-up people knows no engine', { path: '^src/app/demo/people/' }, { path: ['^src/engines/', '^src/features/'] }),
    never('only tests import tests', { pathNot: ['^(test|bench)/', '[.]test[.]tsx?$'] }, { path: ['^test/', '[.]test[.]tsx?$'] }),
    never('every import resolves', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true, // type imports count too
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'], extensions: ['.ts', '.tsx'] },
  },
}
