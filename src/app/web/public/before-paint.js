// Language, type size, ground and breadth stand on the page before anything is drawn, so that nothing jumps.
;(function () {
  var page = document.documentElement
  var view = ''
  try {
    view = localStorage.getItem('chibo-view') || ''
  } catch {
    view = ''
  }
  var dark = /dark/.test(view) || (!/light/.test(view) && matchMedia('(prefers-color-scheme: dark)').matches)
  if (/(?:^|; )chibo-language=en(?:;|$)/.test(document.cookie)) page.lang = 'en'
  page.dataset.size = (/small|large/.exec(view) || ['middle'])[0]
  page.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  page.dataset.width = innerWidth < 768 ? 'phone' : innerWidth < 1184 ? 'tablet' : 'pc'
})()
