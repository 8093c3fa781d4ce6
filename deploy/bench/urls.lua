-- For wrk: asks for one address of a list after the other, and holds every answer against what it should be.
--   wrk -t 2 -c 2 -s urls.lua http://127.0.0.1:8080 -- <list> <expected status>
-- Each line of the list is an address, a tab and its ETag. Where 304 is expected, the ETag is sent along.
-- One connection a thread, so that an answer belongs to the thread's last request.

local threads = {}

function setup(thread)
  thread:set("place", #threads)
  table.insert(threads, thread)
end

function init(args)
  requests, tags, current, wrong, example = {}, {}, 0, 0, ""
  expected = tonumber(args[2])
  for line in io.lines(args[1]) do
    local path, tag = line:match("^([^\t]+)\t(.*)$")
    local headers = {}
    if expected == 304 then
      headers["If-None-Match"] = tag
    end
    table.insert(requests, wrk.format("GET", path, headers))
    table.insert(tags, tag)
  end
  -- The threads begin at different places.
  current = math.floor((place or 0) * #requests / 2)
end

function request()
  current = current % #requests + 1
  return requests[current]
end

function response(status, headers, body)
  if status ~= expected or headers["ETag"] ~= tags[current] then
    wrong = wrong + 1
    example = status .. " " .. requests[current]:match("^GET (%S+)")
  end
end

function done(summary, latency, _)
  local wrong, example = 0, ""
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get("wrong")
    example = thread:get("example") ~= "" and thread:get("example") or example
  end
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d %d %s\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency.max,
    errors.connect + errors.read + errors.write + errors.timeout, wrong, example))
end
