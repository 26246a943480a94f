<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="1">
<renderer-v2 type="categorizedSymbol" attr="relation" symbollevels="0" enableorderby="0" forceraster="0"><categories>
<category value="inside" type="string" label="Inside a zone" symbol="0" render="true"/>
<category value="part" type="string" label="Partly in a zone" symbol="1" render="true"/>
<category value="outside" type="string" label="Outside all zones" symbol="2" render="true"/>
<category value="" type="string" label="No zones given" symbol="3" render="true"/>
</categories><symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="diamond"/><Option type="QString" name="color" value="213,94,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3.6"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="230,159,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="244,244,244,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="1.8"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="86,180,233,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.2"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
</symbols></renderer-v2>
<labeling type="simple"><settings calloutType="simple"><text-style fieldName="site_name" isExpression="0" fontFamily="Noto Sans CJK SC" fontSize="7" fontSizeUnit="Point" fontWeight="50" textColor="34,34,34,255" textOpacity="1" multilineHeight="1"><families><family name="Noto Sans CJK SC"/><family name="Microsoft YaHei"/><family name="PingFang SC"/></families><text-buffer bufferDraw="1" bufferSize="0.6" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferNoFill="1" bufferJoinStyle="128"/></text-style><text-format multilineAlign="0"/><placement placement="6" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.4" distUnits="MM" priority="5"/><rendering drawLabels="1" obstacle="1" displayAll="0" fontLimitPixelSize="0" scaleVisibility="1" scaleMin="0" scaleMax="50000"/></settings></labeling>
<aliases>
<alias field="site_id" index="0" name="Site ID"/>
<alias field="site_name" index="1" name="Site"/>
<alias field="kind" index="2" name="Kind"/>
<alias field="zone_id" index="3" name="Zone ID"/>
<alias field="zone_name" index="4" name="Zone"/>
<alias field="zone_level" index="5" name="Grade of the zone"/>
<alias field="relation" index="6" name="Relation"/>
<alias field="on_border" index="7" name="On a border"/>
<alias field="overlap_km2" index="8" name="Overlap (km²)"/>
<alias field="overlap_share" index="9" name="Share of the site overlapped"/>
<alias field="distance_m" index="10" name="Distance (m)"/>
<alias field="governs" index="11" name="The strictest grade here"/>
<alias field="rule_id" index="12" name="Rule"/>
<alias field="clause" index="13" name="Clause"/>
<alias field="verified" index="14" name="Source verified"/>
<alias field="rule_text" index="15" name="What the clause demands"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="site_id" hidden="0" width="-1"/>
<column type="field" name="site_name" hidden="0" width="-1"/>
<column type="field" name="kind" hidden="0" width="-1"/>
<column type="field" name="zone_id" hidden="0" width="-1"/>
<column type="field" name="zone_name" hidden="0" width="-1"/>
<column type="field" name="zone_level" hidden="0" width="-1"/>
<column type="field" name="relation" hidden="0" width="-1"/>
<column type="field" name="on_border" hidden="0" width="-1"/>
<column type="field" name="overlap_km2" hidden="0" width="-1"/>
<column type="field" name="overlap_share" hidden="0" width="-1"/>
<column type="field" name="distance_m" hidden="0" width="-1"/>
<column type="field" name="governs" hidden="0" width="-1"/>
<column type="field" name="rule_id" hidden="0" width="-1"/>
<column type="field" name="clause" hidden="0" width="-1"/>
<column type="field" name="verified" hidden="0" width="-1"/>
<column type="field" name="rule_text" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:4e365aa187b7497d6d355e0ec95d5d5d2969ba7dea2657d5ffe8f52f4790d71a -->
