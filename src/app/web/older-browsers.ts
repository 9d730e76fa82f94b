/* oxlint-disable import/no-unassigned-import -- each puts what is missing in its place */
// What our code and our libraries use and Chrome 109 or Safari 16 do not know. First import of the page.
import 'core-js/actual/array/to-reversed.js'
import 'core-js/actual/array/to-sorted.js'
import 'core-js/actual/array/to-spliced.js'
import 'core-js/actual/array/with.js'
import 'core-js/actual/map/group-by.js'
import 'core-js/actual/object/group-by.js'
import 'core-js/actual/string/is-well-formed.js'
import 'core-js/modules/web.url-search-params.size.js'
