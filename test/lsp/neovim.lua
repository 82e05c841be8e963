-- Opens the file given as the last argument in Neovim, starts the server on its folder, and prints every diagnostic
-- that came, of open and unopened files, as one line of JSON on standard output.

local folder, file, server = unpack(vim.fn.json_decode(vim.env.SEC_DUIS_TEST))

local function fail(message)
  io.stderr:write(message .. "\n")
  vim.cmd("cquit 1")
end

vim.cmd("edit " .. vim.fn.fnameescape(folder .. "/" .. file))
local ready = false
local client = vim.lsp.start_client({
  cmd = server,
  name = "sec-duis",
  root_dir = folder,
  workspace_folders = { { uri = vim.uri_from_fname(folder), name = "code" } },
  get_language_id = function() return "sec" end,
  handlers = {
    ["sec-duis/status"] = function(_, status) ready = status.state == "ready" end,
  },
})
if not client then return fail("The server did not start.") end
vim.lsp.buf_attach_client(0, client)
if not vim.wait(20000, function() return ready and #vim.diagnostic.get(0) > 0 end, 50) then return fail("No diagnostics came.") end

local found = {}
for _, diagnostic in ipairs(vim.diagnostic.get(nil)) do
  table.insert(found, {
    file = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(diagnostic.bufnr), ":t"),
    line = diagnostic.lnum,
    character = diagnostic.col,
    severity = diagnostic.severity,
    source = diagnostic.source,
    code = diagnostic.user_data.lsp.code,
    message = diagnostic.message,
  })
end

local params = vim.lsp.util.make_position_params()
params.position = { line = found[1].line, character = 0 }
local answers = vim.lsp.buf_request_sync(0, "textDocument/documentSymbol", { textDocument = params.textDocument }, 5000)
local symbols = answers and answers[client] and answers[client].result or {}

io.stdout:write(vim.fn.json_encode({ diagnostics = found, symbols = #symbols }) .. "\n")
vim.cmd("qall!")
