import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The browsers people have: Chrome 109 is the last for Windows 7, Safari 16 the one of older iPhones.
export default defineConfig({
  root: 'src/app/web',
  plugins: [react()],
  build: {
    outDir: '../../../dist/web',
    target: ['chrome109', 'safari16'],
    // Every file stays a file: the strict content policy allows no script or font written into the page.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
})
