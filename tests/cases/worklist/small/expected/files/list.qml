<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="1">
<renderer-v2 type="categorizedSymbol" attr="first_reason" symbollevels="0" enableorderby="0" forceraster="0"><categories>
<category value="overdue" type="string" label="Overdue" symbol="0" render="true"/>
<category value="rebound" type="string" label="Came back" symbol="1" render="true"/>
<category value="zone:1" type="string" label="In a zone of grade 1" symbol="2" render="true"/>
<category value="zone:2" type="string" label="In a zone of grade 2" symbol="3" render="true"/>
<category value="zone:quasi" type="string" label="In a quasi zone" symbol="4" render="true"/>
<category value="zone" type="string" label="In a protection zone" symbol="5" render="true"/>
<category value="hot" type="string" label="In a hot spot" symbol="6" render="true"/>
<category value="due" type="string" label="Due soon" symbol="7" render="true"/>
<category value="behind" type="string" label="Behind schedule" symbol="8" render="true"/>
<category value="new" type="string" label="New" symbol="9" render="true"/>
<category value="mismatch" type="string" label="Not in the unit it declares" symbol="10" render="true"/>
<category value="never-visited" type="string" label="No visit on record" symbol="11" render="true"/>
<category value="" type="string" label="No reason beyond being open" symbol="12" render="true"/>
</categories><symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="diamond"/><Option type="QString" name="color" value="213,94,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3.6"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="star"/><Option type="QString" name="color" value="204,121,167,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3.8"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="213,94,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3.4"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="230,159,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3.2"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="240,228,66,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="5" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="240,228,66,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="6" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="hexagon"/><Option type="QString" name="color" value="230,159,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="7" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="pentagon"/><Option type="QString" name="color" value="230,159,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.9"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="8" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="square"/><Option type="QString" name="color" value="230,159,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.5"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="9" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="0,114,178,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.7"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="10" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="cross_fill"/><Option type="QString" name="color" value="0,114,178,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.7"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="11" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="86,180,233,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.3"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="12" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="255,255,255,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
</symbols></renderer-v2>
<labeling type="simple"><settings calloutType="simple"><text-style fieldName="rank" isExpression="0" fontFamily="Noto Sans CJK SC" fontSize="7" fontSizeUnit="Point" fontWeight="50" textColor="34,34,34,255" textOpacity="1" multilineHeight="1"><families><family name="Noto Sans CJK SC"/><family name="Microsoft YaHei"/><family name="PingFang SC"/></families><text-buffer bufferDraw="1" bufferSize="0.6" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferNoFill="1" bufferJoinStyle="128"/></text-style><text-format multilineAlign="0"/><placement placement="6" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.4" distUnits="MM" priority="5"/><rendering drawLabels="1" obstacle="1" displayAll="0" fontLimitPixelSize="0" scaleVisibility="1" scaleMin="0" scaleMax="50000"/></settings></labeling>
<aliases>
<alias field="rank" index="0" name="Rank"/>
<alias field="team" index="1" name="Team"/>
<alias field="keeper" index="2" name="Grid keeper"/>
<alias field="site_id" index="3" name="Site ID"/>
<alias field="site_name" index="4" name="Site"/>
<alias field="reasons" index="5" name="Reasons"/>
<alias field="overdue_days" index="6" name="Days overdue"/>
<alias field="deadline" index="7" name="Deadline"/>
<alias field="last_visit" index="8" name="Last visit"/>
<alias field="lon" index="9" name="Longitude"/>
<alias field="lat" index="10" name="Latitude"/>
<alias field="nav_lon" index="11" name="Navigation longitude (GCJ-02)"/>
<alias field="nav_lat" index="12" name="Navigation latitude (GCJ-02)"/>
<alias field="first_reason" index="13" name="First reason"/>
<alias field="kind" index="14" name="Kind"/>
<alias field="state" index="15" name="State"/>
<alias field="responsible" index="16" name="Responsible"/>
<alias field="unit_id" index="17" name="Unit ID"/>
<alias field="unit_name" index="18" name="Unit"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="rank" hidden="0" width="-1"/>
<column type="field" name="team" hidden="0" width="-1"/>
<column type="field" name="keeper" hidden="0" width="-1"/>
<column type="field" name="site_id" hidden="0" width="-1"/>
<column type="field" name="site_name" hidden="0" width="-1"/>
<column type="field" name="reasons" hidden="0" width="-1"/>
<column type="field" name="overdue_days" hidden="0" width="-1"/>
<column type="field" name="deadline" hidden="0" width="-1"/>
<column type="field" name="last_visit" hidden="0" width="-1"/>
<column type="field" name="lon" hidden="0" width="-1"/>
<column type="field" name="lat" hidden="0" width="-1"/>
<column type="field" name="nav_lon" hidden="0" width="-1"/>
<column type="field" name="nav_lat" hidden="0" width="-1"/>
<column type="field" name="first_reason" hidden="0" width="-1"/>
<column type="field" name="kind" hidden="0" width="-1"/>
<column type="field" name="state" hidden="0" width="-1"/>
<column type="field" name="responsible" hidden="0" width="-1"/>
<column type="field" name="unit_id" hidden="0" width="-1"/>
<column type="field" name="unit_name" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:d9947a9fed905d9e10d37dbbf3dd635cc2326fbaf3e09585102c74c3179c94e0 -->
