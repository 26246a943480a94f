<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="1">
<renderer-v2 type="categorizedSymbol" attr="kind" symbollevels="0" enableorderby="0" forceraster="0"><categories>
<category value="landfill" type="string" label="landfill" symbol="0" render="true"/>
<category value="outfall" type="string" label="outfall" symbol="1" render="true"/>
<category value="" type="string" label="Other or not stated" symbol="2" render="true"/>
</categories><symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="0,114,178,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.2"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.4"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="213,94,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.2"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.9"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="255,255,255,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.2"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
</symbols></renderer-v2>
<labeling type="simple"><settings calloutType="simple"><text-style fieldName="site_name" isExpression="0" fontFamily="Noto Sans CJK SC" fontSize="7" fontSizeUnit="Point" fontWeight="50" textColor="34,34,34,255" textOpacity="1" multilineHeight="1"><families><family name="Noto Sans CJK SC"/><family name="Microsoft YaHei"/><family name="PingFang SC"/></families><text-buffer bufferDraw="1" bufferSize="0.6" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferNoFill="1" bufferJoinStyle="128"/></text-style><text-format multilineAlign="0"/><placement placement="6" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.4" distUnits="MM" priority="5"/><rendering drawLabels="1" obstacle="1" displayAll="0" fontLimitPixelSize="0" scaleVisibility="1" scaleMin="0" scaleMax="50000"/></settings></labeling>
<aliases>
<alias field="site_id" index="0" name="Site ID"/>
<alias field="site_name" index="1" name="Site"/>
<alias field="kind" index="2" name="Kind"/>
<alias field="id" index="3" name=""/>
<alias field="name" index="4" name=""/>
<alias field="src_kind" index="5" name=""/>
<alias field="town" index="6" name=""/>
<alias field="lon" index="7" name=""/>
<alias field="lat" index="8" name=""/>
<alias field="code" index="9" name="Code"/>
<alias field="level1_id" index="10" name="Level 1 unit ID"/>
<alias field="level1_name" index="11" name="Level 1 unit"/>
<alias field="level2_id" index="12" name="Level 2 unit ID"/>
<alias field="level2_name" index="13" name="Level 2 unit"/>
<alias field="on_border" index="14" name="On a border"/>
<alias field="assigned_by" index="15" name="Assigned by"/>
<alias field="unit_candidates" index="16" name="Units within position error"/>
<alias field="unit_agrees" index="17" name="Agrees with declared unit"/>
<alias field="place_count" index="18" name="Sites at this place"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="site_id" hidden="0" width="-1"/>
<column type="field" name="site_name" hidden="0" width="-1"/>
<column type="field" name="kind" hidden="0" width="-1"/>
<column type="field" name="id" hidden="0" width="-1"/>
<column type="field" name="name" hidden="0" width="-1"/>
<column type="field" name="src_kind" hidden="0" width="-1"/>
<column type="field" name="town" hidden="0" width="-1"/>
<column type="field" name="lon" hidden="0" width="-1"/>
<column type="field" name="lat" hidden="0" width="-1"/>
<column type="field" name="code" hidden="0" width="-1"/>
<column type="field" name="level1_id" hidden="0" width="-1"/>
<column type="field" name="level1_name" hidden="0" width="-1"/>
<column type="field" name="level2_id" hidden="0" width="-1"/>
<column type="field" name="level2_name" hidden="0" width="-1"/>
<column type="field" name="on_border" hidden="0" width="-1"/>
<column type="field" name="assigned_by" hidden="0" width="-1"/>
<column type="field" name="unit_candidates" hidden="0" width="-1"/>
<column type="field" name="unit_agrees" hidden="0" width="-1"/>
<column type="field" name="place_count" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:c4e38b9bf36c1717a9f9b8acfac1b60dac4dbb20b7b362e5558f49f785b32676 -->
