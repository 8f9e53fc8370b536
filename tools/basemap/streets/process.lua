-- Which OpenStreetMap objects become which features of the OpenMapTiles schema, as far as
-- src/map/basemap/street-schemas.ts draws it. https://openmaptiles.org/schema/
-- For tilemaker 2.2 and later.

node_keys = { "place" }

-- The languages of the interface, as OpenStreetMap writes them.
local languages = { "zh-Hans", "zh", "en", "ja", "ko", "ru" }

local function set(list)
  local found = {}
  for _, value in ipairs(list) do found[value] = true end
  return found
end

-- OpenStreetMap's highway: the class, and the zoom from which it is in the tiles.
local roads = {
  motorway = { "motorway", 5 }, motorway_link = { "motorway", 9 },
  trunk = { "trunk", 6 }, trunk_link = { "trunk", 9 },
  primary = { "primary", 8 }, primary_link = { "primary", 11 },
  secondary = { "secondary", 9 }, secondary_link = { "secondary", 11 },
  tertiary = { "tertiary", 10 }, tertiary_link = { "tertiary", 12 },
  unclassified = { "minor", 12 }, residential = { "minor", 12 },
  living_street = { "minor", 12 }, road = { "minor", 12 },
  service = { "service", 13 }, track = { "track", 13 },
  path = { "path", 13 }, footway = { "path", 13 }, steps = { "path", 14 },
  pedestrian = { "path", 13 }, cycleway = { "path", 13 }, bridleway = { "path", 14 },
}
local placeZooms = {
  city = 4, town = 7, village = 10, suburb = 10, quarter = 12, hamlet = 12,
  neighbourhood = 13, island = 10, isolated_dwelling = 13,
}
local rails = set { "rail", "light_rail", "subway", "tram", "narrow_gauge", "monorail" }
local waterways = set { "river", "canal", "stream", "drain", "ditch" }
local woods = set { "forest", "wood" }
local grasses = set { "grass", "grassland", "meadow", "village_green", "heath", "scrub" }
local greens = set { "cemetery", "golf_course", "garden", "recreation_ground" }
local lakes = set { "reservoir", "basin" }

local function names(object)
  object:Attribute("name", object:Find("name"))
  for _, language in ipairs(languages) do
    local name = object:Find("name:" .. language)
    if name ~= "" then object:Attribute("name:" .. language, name) end
  end
end

function init_function() end
function exit_function() end

function node_function(node)
  local place = node:Find("place")
  local zoom = placeZooms[place]
  if zoom and node:Find("name") ~= "" then
    node:Layer("place", false)
    node:Attribute("class", place)
    node:MinZoom(zoom)
    names(node)
  end
end

local function line(way, class, zoom)
  way:Layer("transportation", false)
  way:Attribute("class", class)
  way:MinZoom(zoom)
  if way:Find("bridge") ~= "" and way:Find("bridge") ~= "no" then way:Attribute("brunnel", "bridge") end
  if way:Find("tunnel") ~= "" and way:Find("tunnel") ~= "no" then way:Attribute("brunnel", "tunnel") end
end

local function area(way, layer, class, zoom)
  way:Layer(layer, true)
  if class then way:Attribute("class", class) end
  way:MinZoom(zoom)
end

function way_function(way)
  local closed = way:IsClosed()
  local highway, railway, waterway = way:Find("highway"), way:Find("railway"), way:Find("waterway")
  local natural, landuse, leisure = way:Find("natural"), way:Find("landuse"), way:Find("leisure")

  local road = roads[highway]
  if road and way:Find("area") ~= "yes" then
    line(way, road[1], road[2])
    if way:Find("name") ~= "" then
      way:Layer("transportation_name", false)
      way:Attribute("class", road[1])
      way:MinZoom(math.max(road[2], 11))
      names(way)
    end
  end
  if rails[railway] then line(way, "rail", 9) end

  if waterways[waterway] and not closed then
    way:Layer("waterway", false)
    way:Attribute("class", waterway)
    way:MinZoom(waterway == "river" and 8 or 12)
  end
  if not closed then return end

  if natural == "water" or waterway == "riverbank" or lakes[landuse] then
    area(way, "water", waterway == "riverbank" and "river" or "lake", 8)
    if way:Find("name") ~= "" then
      way:LayerAsCentroid("water_name")
      way:MinZoom(11)
      names(way)
    end
  elseif woods[landuse] or woods[natural] then
    area(way, "landcover", "wood", 9)
  elseif grasses[landuse] or grasses[natural] then
    area(way, "landcover", "grass", 11)
  elseif leisure == "park" or leisure == "nature_reserve" then
    area(way, "park", leisure, 10)
  elseif greens[landuse] or greens[leisure] then
    area(way, "landuse", greens[landuse] and landuse or leisure, 12)
  end

  local building = way:Find("building")
  if building ~= "" and building ~= "no" then area(way, "building", nil, 13) end
end

-- The sea, from the polygons that are given beside the extract.
function attribute_function(attributes)
  return { class = "ocean" }
end
